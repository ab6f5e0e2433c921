-- A car whose inspection has run out is insured when it changes hands: the insurers are asked, and the policy is wanted where they find none.
alter table vehicles.transfers add column insurance_result text check (insurance_result in ('confirmed', 'denied', 'unknown', 'not-asked'));
comment on column vehicles.transfers.insurance_result is 'personal: no. What the insurers answered last; not-asked: a type that is not checked online; null: its inspection was good, nobody was asked';
