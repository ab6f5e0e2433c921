-- Who drives to another city on a temporary plate that ends before the car has to be there is reminded of the plate's own day, once.
alter table vehicles.temporary_plates add column reminded_on date;
comment on column vehicles.temporary_plates.reminded_on is 'personal: no. The day on which who drives on it was reminded of its end, where it ends before the car has to be in the new place; null otherwise';
grant update (reminded_on) on vehicles.temporary_plates to changxing_app;

-- Who was entered by name for business that is refused in the same transaction is taken out again: nothing refers to them, and nobody has seen the entry.
grant delete on people.persons, people.person_directory to changxing_app;

-- Whose yes is not needed may still say no: an officer settles whether that stands.
alter table cases.consents add column outcome text check (outcome in ('founded', 'unfounded'));
alter table cases.consents add column settled_at timestamptz;
alter table cases.consents add column settled_by uuid;
alter table cases.consents add column settled_words bytea;
alter table cases.consents add constraint consents_settled check (
  (outcome is null) = (settled_at is null) and (outcome is null) = (settled_by is null) and (outcome is null) = (settled_words is null) and (outcome is null or state = 'declined'));
comment on table cases.consents is 'Whether somebody agrees to another''s business before it is approved (M9.1), or objects to it: who was asked or told what, the answer, and what an officer found about an objection';
comment on column cases.consents.answer is 'personal: encrypted. The answer with its instant, what was written to it, and the real-person check, or the officer before whom it was given, JSON';
comment on column cases.consents.outcome is 'personal: no. Of an objection: whether an officer found that it stands; null until then, and of what needs a yes';
comment on column cases.consents.settled_at is 'personal: no';
comment on column cases.consents.settled_by is 'personal: no. Officer who settled the objection';
comment on column cases.consents.settled_words is 'personal: encrypted. What the officer wrote to it';
