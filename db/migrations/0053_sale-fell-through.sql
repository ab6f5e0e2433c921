-- The seller of a car that nobody brings may say that the sale came to nothing: another kind of objection. The new owner is heard, an officer settles it on evidence.
alter table vehicles.objections add column kind text not null default 'not-mine' check (kind in ('not-mine', 'fell-through'));
alter table vehicles.objections add column answer_by date;
alter table vehicles.objections add column answer text check (answer in ('goes-on', 'agrees'));
alter table vehicles.objections add column answer_words text;
alter table vehicles.objections add column answered_at timestamptz;
alter table vehicles.objections add column evidence_file uuid;
alter table vehicles.objections add constraint objections_fell_through check (
  case kind when 'fell-through' then raised_by = 'former-owner' and answer_by is not null else answer_by is null and answer is null and evidence_file is null end);
alter table vehicles.objections add constraint objections_answered check ((answer is null) = (answered_at is null) and (answer_words is null or answer is not null));
comment on table vehicles.objections is 'The registered or the new owner says that the transfer was not wanted, or the registered one that the sale came to nothing; an open one stops the transfer';
comment on column vehicles.objections.kind is 'personal: no. not-mine, or fell-through: after the last day to bring the car';
comment on column vehicles.objections.answer_by is 'personal: no. Until when the new owner is heard';
comment on column vehicles.objections.answer is 'personal: no. What the new owner answered: it goes on, or they agree to the end';
comment on column vehicles.objections.answer_words is 'personal: yes. What the new owner wrote';
comment on column vehicles.objections.answered_at is 'personal: no';
comment on column vehicles.objections.evidence_file is 'personal: no. Scan of what shows that the sale came to nothing';
grant update (answer, answer_words, answered_at, evidence_file) on vehicles.objections to changxing_app;

-- Both people are told, once, that the last day to bring the car is over.
alter table vehicles.transfers add column over_told_for date;
comment on column vehicles.transfers.over_told_for is 'personal: no. The last day to bring the car of which both were told that it is over';
