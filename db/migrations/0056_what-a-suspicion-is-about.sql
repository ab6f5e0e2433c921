-- A reviewer says what is suspected, the car or its papers: the first holds the car as an inspector's suspicion does (M2.3.3, M2.4.1).
alter table cases.cases add column suspected_of text[] not null default '{}';
comment on column cases.cases.suspected_of is
  'personal: no. The grounds of its suspicion, by their names in the service''s page; empty where the page names none. Once it is settled, those that were confirmed, or all that were cleared';
update cases.cases c set suspected_of = array[i.ground]
  from (select distinct on (area, case_id) area, case_id, ground from vehicles.investigations where case_id is not null order by area, case_id, id desc) as i
  where c.area = i.area and c.id = i.case_id and c.suspicion is not null;

alter table vehicles.investigations drop constraint investigations_found_by_check;
alter table vehicles.investigations add constraint investigations_found_by_check check (found_by in ('return', 'inspection', 'review'));
alter table vehicles.investigations add column vin_index bytea;
comment on column vehicles.investigations.vin_index is 'personal: encrypted. Keyed blind index of the VIN of a car without a row, which nothing else would hold; null for a registered one';
create index investigations_vin on vehicles.investigations (area, vin_index) where vin_index is not null and outcome is distinct from 'cleared';
