-- What the rule on helpers says is kept twice: when the help begins, the older person has not faced the camera yet; when it is sent, they have passed.
alter table people.helps add column sent_at timestamptz;
alter table people.helps add column sent_decision json;
alter table people.helps add column sent_decision_facts json;
alter table people.helps add constraint helps_sent check ((sent_at is null) = (sent_decision is null) and (sent_at is null) = (sent_decision_facts is null));
comment on column people.helps.decision is 'personal: no. Answer of the rule when it was started, before the check of the older person, kept to the byte';
comment on column people.helps.sent_at is 'personal: no. When the helper sent the application; null before';
comment on column people.helps.sent_decision is 'personal: no. Answer of the rule when it was sent, with the check of the older person, kept to the byte; null before';
comment on column people.helps.sent_decision_facts is 'personal: yes. Facts that the rule was given then, kept to the byte';

-- A car that moves in by the earlier procedure has a case and no transfer: an attempt to turn it away without a lawful ground is kept and told as well (M2.4.1).
alter table vehicles.refused_returns alter column transfer_id drop not null;
alter table vehicles.refused_returns add column case_id uuid;
alter table vehicles.refused_returns add constraint refused_returns_of_one check ((transfer_id is null) <> (case_id is null));
comment on column vehicles.refused_returns.case_id is 'personal: no. The case of moving in, where there is no transfer';
alter table vehicles.escalations alter column transfer_id drop not null;
alter table vehicles.escalations add column case_id uuid;
alter table vehicles.escalations add constraint escalations_of_one check ((transfer_id is null) <> (case_id is null));
comment on column vehicles.escalations.case_id is 'personal: no. The case of moving in that it is about, where there is no transfer';

-- Numbers taken in another city than one's own are found again from the own city.
create table cases.tickets_away (
  area text not null,
  person_id uuid not null,
  day date not null,
  ticket_area text not null,
  primary key (area, person_id, day, ticket_area)
);
comment on table cases.tickets_away is 'In which other cities a person has taken a queue number on a day (M6.2.1)';
comment on column cases.tickets_away.area is 'personal: no. City in which the person is kept';
comment on column cases.tickets_away.person_id is 'personal: yes. Who took it in the app';
comment on column cases.tickets_away.day is 'personal: no. Business date';
comment on column cases.tickets_away.ticket_area is 'personal: no. City of the office';
grant select, insert on cases.tickets_away to changxing_app;
