alter table insurance.tickets alter column vin_index drop not null;
create unique index tickets_of_outages on insurance.tickets (area, opened_on, reason_code) where vin_index is null;
create index tickets_open_outages on insurance.tickets (area) where vin_index is null and settled_at is null;
comment on column insurance.tickets.vin_index is 'personal: encrypted. Keyed blind index of the VIN: one open ticket for each vehicle and reason. Null: the insurers'' platform as a whole is silent, one ticket a day';
comment on column insurance.tickets.check_id is 'personal: no. The check that failed; of an outage, the first';
