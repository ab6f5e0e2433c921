-- A penalty for an illegal modification takes the exemption from inspection away, as an accident with an injury does.
alter table vehicles.vehicles add column illegal_modification boolean not null default false;
alter table vehicles.vehicles alter column illegal_modification drop default;
comment on column vehicles.vehicles.illegal_modification is 'personal: no. There was a penalty for an illegal modification of it: no exemption from inspection';
