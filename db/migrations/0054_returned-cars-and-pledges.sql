-- A car that was returned for its quality may be registered anew once it is mended and sold again; its rows are linked.
alter table vehicles.vin_directory add column returned boolean not null default false;
comment on column vehicles.vin_directory.returned is 'personal: no. It was returned for its quality: another registration takes the place of this one';
update vehicles.vin_directory d set returned = true
  from vehicles.vehicles v join vehicles.registrations r on r.area = v.area and r.vehicle_id = v.id
  where v.area = d.area and v.id = d.vehicle_id and v.states ~ 'E' and r.kind = 'deregistration' and r.note like '注销登记：因质量问题退车%';

alter table vehicles.vehicles
  add column earlier_area text,
  add column earlier_id uuid,
  add check ((earlier_area is null) = (earlier_id is null));
comment on column vehicles.vehicles.earlier_area is 'personal: no. City in which it was registered before it was returned for its quality';
comment on column vehicles.vehicles.earlier_id is 'personal: no. Its row there';

-- The list of a pledge has no contract (M9.1).
alter table mortgages.mortgages add check (lien = 'pledge' or contract_number <> '');
comment on column mortgages.mortgages.contract_number is 'personal: yes. Empty: a pledge without one';
