-- A case is answered by an office: the counter that took it in where it is reviewed there, else the vehicle office of its area.
alter table cases.cases add column office text;
update cases.cases set office = area || '000400' where submitted_at is not null;
alter table cases.cases add constraint cases_office check (submitted_at is null or office is not null);
comment on column cases.cases.office is 'personal: no. Number of the office in whose queue it is; null until it is submitted';
drop index cases.cases_queue;
create index cases_queue on cases.cases (area, queue_on, submitted_at, id) include (office) where state in ('submitted', 'in-review', 'question-asked');
-- What one has in hand, and how much is closed, are asked for every half minute by every desk.
create index cases_in_hand on cases.cases (area, claimed_by) where state in ('in-review', 'question-asked') and claimed_by is not null;
drop index cases.cases_closed;
create index cases_closed on cases.cases (area, updated_at desc, id desc) include (service, office, submitted_at)
  where state in ('approved', 'rejected', 'withdrawn', 'completed');
create index cases_suspect on cases.cases (area, queue_on, submitted_at, id) where suspicion in ('opened', 'investigated');
