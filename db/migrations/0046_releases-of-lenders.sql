-- A lender also releases what was registered on paper, and what a counter released is compared by the day too.
drop index mortgages.mortgages_settled;
create index mortgages_settled on mortgages.mortgages (area, settled_on) where released_hash is not null;
create index mortgages_released_at_counter on mortgages.mortgages (area, released_on) where state = 'released' and released_hash is null;
create index mortgages_of_contract on mortgages.mortgages (area, uscc, contract_number);
