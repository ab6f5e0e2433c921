-- Each office of a transfer has it in somebody's hands, as a case; what stands still is sorted by the day since when (M2.3.4).
alter table vehicles.transfers add column claimed_by uuid;
alter table vehicles.transfers add column claimed_number text;
alter table vehicles.transfers add column claimed_name text;
alter table vehicles.transfers add column held_on date;
alter table vehicles.transfers add constraint transfers_in_hand check ((claimed_by is null) = (claimed_number is null) and (claimed_by is null) = (claimed_name is null));
comment on column vehicles.transfers.claimed_by is 'personal: no. Officer of the new place who has it in hand; null when nobody has';
comment on column vehicles.transfers.claimed_number is 'personal: no. Number of that officer';
comment on column vehicles.transfers.claimed_name is 'personal: no. Name of that officer';
comment on column vehicles.transfers.held_on is 'personal: no. Day since when it stands still; null while nothing holds it';
create index transfers_in_hand on vehicles.transfers (area, claimed_by) where claimed_by is not null;

alter table vehicles.outgoing add column claimed_by uuid;
alter table vehicles.outgoing add column claimed_number text;
alter table vehicles.outgoing add column claimed_name text;
alter table vehicles.outgoing add column held_on date;
alter table vehicles.outgoing add constraint outgoing_in_hand check ((claimed_by is null) = (claimed_number is null) and (claimed_by is null) = (claimed_name is null));
comment on column vehicles.outgoing.claimed_by is 'personal: no. Officer of the old place who has it in hand; null when nobody has';
comment on column vehicles.outgoing.claimed_number is 'personal: no. Number of that officer';
comment on column vehicles.outgoing.claimed_name is 'personal: no. Name of that officer';
comment on column vehicles.outgoing.held_on is 'personal: no. Day since when it stands still; null while nothing holds it';
create index outgoing_in_hand on vehicles.outgoing (area, claimed_by) where claimed_by is not null;

-- What is open and nobody's turn is held: the day of its last change is the day since when.
update vehicles.transfers set held_on = (updated_at at time zone 'Asia/Shanghai')::date where duty is null and state not in ('registered', 'withdrawn', 'returned');
update vehicles.outgoing set held_on = (updated_at at time zone 'Asia/Shanghai')::date where duty is null and state not in ('registered', 'withdrawn', 'returned');

-- What one officer leaves for the next stands in that office's history alone.
alter table vehicles.transfer_events add column note bytea;
comment on column vehicles.transfer_events.note is 'personal: encrypted. What an officer wrote for the colleague who takes it over';

-- The new owner rates a finished transfer once (好差评).
alter table vehicles.transfers add column rating_score int check (rating_score between 1 and 5);
alter table vehicles.transfers add column rating_text bytea;
comment on column vehicles.transfers.rating_score is 'personal: no. 1 to 5; null until the new owner has rated it';
comment on column vehicles.transfers.rating_text is 'personal: encrypted. What the new owner wrote with it';

-- A page that a counter scanned: its office sees the picture, also where the car leaves from there.
alter table vehicles.transfer_papers add column given_area text;
comment on column vehicles.transfer_papers.given_area is 'personal: no. City of the counter that scanned it; null when the new owner gave it';
update vehicles.transfer_papers p set given_area = case when exists (
    select 1 from vehicles.transfer_events e where e.area = p.area and e.transfer_id = p.transfer_id and e.by = 'out-office' and e.officer_number = p.given_by)
  then (select t.out_area from vehicles.transfers t where t.area = p.area and t.id = p.transfer_id) else p.area end
  where p.given_by <> 'new-owner';
grant update (given_area) on vehicles.transfer_papers to changxing_app;

-- A call-back is about a case, or about a thing of another domain that was rated low.
alter table cases.call_backs drop constraint call_backs_area_case_id_fkey;
alter table cases.call_backs rename column case_id to about_id;
alter table cases.call_backs add column kind text not null default 'case' check (kind in ('case', 'transfer'));
alter table cases.call_backs alter column kind drop default;
comment on column cases.call_backs.about_id is 'personal: no. Id of what was rated, in the same area';
comment on column cases.call_backs.kind is 'personal: no. What was rated: a case, or a transfer between cities';
