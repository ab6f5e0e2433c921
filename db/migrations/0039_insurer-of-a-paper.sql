create index checks_insurer_names on insurance.checks (area, insurer_name, id) where insurer_name is not null;
comment on column insurance.tickets.insurer_code is 'personal: no. Null where no policy was seen, or the insurer is known only by the name on a paper policy';
