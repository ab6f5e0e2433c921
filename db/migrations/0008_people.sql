-- Acting for others: letters of delegation (M9.1–M9.3) and the help for older persons (M6.1.1, M6.1.2).
comment on column people.persons.subject is 'personal: yes. Subject at the identity provider; empty for somebody named by others who has never signed in';

create table people.delegations (
  area text not null,
  id uuid not null,
  principal_id uuid not null,
  business text not null,
  about_kind text,
  about_area text,
  about_id uuid,
  agent_name bytea not null,
  agent_number bytea not null,
  agent_index bytea not null,
  made_on date not null,
  made_at timestamptz not null,
  valid_until date not null,
  note bytea,
  origin text not null check (origin in ('online', 'paper')),
  scan_id uuid,
  recorded_by uuid,
  handle bytea,
  handle_index bytea,
  token_id bytea,
  code bytea,
  copy_at timestamptz,
  cancelled_at timestamptz,
  decision json not null,
  primary key (area, id),
  unique (area, handle_index),
  unique (area, token_id),
  foreign key (area, principal_id) references people.persons (area, id),
  check ((origin = 'paper') = (recorded_by is not null)),
  check ((about_kind is null) = (about_id is null) and (about_kind is null) = (about_area is null))
);
comment on table people.delegations is 'Letters of delegation: one business, one agent, at most 30 days (M9.2.4); kept where the principal is kept';
comment on column people.delegations.area is 'personal: no. City of the principal';
comment on column people.delegations.id is 'personal: no. UUIDv7';
comment on column people.delegations.principal_id is 'personal: no. Who delegates';
comment on column people.delegations.business is 'personal: no. Name of the business on the list of M9.1';
comment on column people.delegations.about_kind is 'personal: no. What the business is about, if the letter says it: vehicle, licence';
comment on column people.delegations.about_area is 'personal: no. Area of what it is about';
comment on column people.delegations.about_id is 'personal: no. Id of what it is about';
comment on column people.delegations.agent_name is 'personal: encrypted. Who is to act';
comment on column people.delegations.agent_number is 'personal: encrypted. Identity number of who is to act';
comment on column people.delegations.agent_index is 'personal: encrypted. Keyed blind index of that number';
comment on column people.delegations.made_on is 'personal: no. Business date';
comment on column people.delegations.made_at is 'personal: no';
comment on column people.delegations.valid_until is 'personal: no. Last day on which it is good';
comment on column people.delegations.note is 'personal: encrypted. Words of the principal for the agent';
comment on column people.delegations.origin is 'personal: no. Made online, or a paper letter that the counter recorded (M9.3)';
comment on column people.delegations.scan_id is 'personal: no. Picture of the paper letter in platform.files of the recording counter';
comment on column people.delegations.recorded_by is 'personal: no. Officer who recorded the paper letter';
comment on column people.delegations.handle is 'personal: encrypted. The 40 digits on the electronic letter';
comment on column people.delegations.handle_index is 'personal: encrypted. Keyed blind index of the digits';
comment on column people.delegations.token_id is 'personal: no. Id of the signed code on the electronic letter';
comment on column people.delegations.code is 'personal: encrypted. Text of that signed code; null where no authority signs for the area';
comment on column people.delegations.copy_at is 'personal: no. When its copy reached the counters; null while it is on its way (M9.2.1)';
comment on column people.delegations.cancelled_at is 'personal: no. When the principal cancelled it';
comment on column people.delegations.decision is 'personal: no. Answer of the rule when it was made, kept to the byte';
create index delegations_of_principal on people.delegations (area, principal_id, made_at desc);
grant select, insert, update on people.delegations to changxing_app;

create table people.delegation_directory (
  agent_index bytea not null,
  area text not null,
  delegation_id uuid not null,
  primary key (agent_index, area, delegation_id)
);
comment on table people.delegation_directory is 'Nationwide: in which area the letters lie that name somebody as agent (M9.2.2)';
comment on column people.delegation_directory.agent_index is 'personal: encrypted. Keyed blind index of the agent''s identity number';
comment on column people.delegation_directory.area is 'personal: no';
comment on column people.delegation_directory.delegation_id is 'personal: no';
grant select, insert on people.delegation_directory to changxing_app;

create table people.delegation_checks (
  area text not null,
  id uuid not null,
  letter_area text not null,
  delegation_id uuid not null,
  at timestamptz not null,
  on_day date not null,
  by_caller text not null,
  confirmed_by text not null check (confirmed_by in ('account', 'copy', 'number', 'signature', 'paper')),
  accepted boolean not null,
  decision json not null,
  facts json not null,
  primary key (area, id)
);
comment on table people.delegation_checks is 'Every examination of a letter of delegation with its decision (M9.2.2, M9.2.3); append-only';
comment on column people.delegation_checks.area is 'personal: no. Area of whoever examined it';
comment on column people.delegation_checks.id is 'personal: no';
comment on column people.delegation_checks.letter_area is 'personal: no. Area of the letter';
comment on column people.delegation_checks.delegation_id is 'personal: no';
comment on column people.delegation_checks.at is 'personal: no';
comment on column people.delegation_checks.on_day is 'personal: no. Business date';
comment on column people.delegation_checks.by_caller is 'personal: no. Kind and id of who examined it';
comment on column people.delegation_checks.confirmed_by is 'personal: no. The agent''s own account, the counter''s copy, the number or the signature on the letter, or the paper itself';
comment on column people.delegation_checks.accepted is 'personal: no';
comment on column people.delegation_checks.decision is 'personal: no. Answer of the rule, kept to the byte';
comment on column people.delegation_checks.facts is 'personal: no. Facts that the rule was given, kept to the byte';
grant select, insert on people.delegation_checks to changxing_app;

create table people.helps (
  area text not null,
  id uuid not null,
  elder_id uuid not null,
  helper_area text not null,
  helper_id uuid not null,
  business text not null,
  identity_kind text not null check (identity_kind in ('id-card', 'residence-permit', 'other')),
  handle_index bytea not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  ended_by text check (ended_by in ('elder-link', 'elder-app', 'helper', 'done')),
  decision json not null,
  decision_facts json not null,
  primary key (area, id),
  unique (area, handle_index),
  foreign key (area, elder_id) references people.persons (area, id),
  check ((ended_at is null) = (ended_by is null))
);
comment on table people.helps is 'A relative or friend acts for an older person: one piece of business each (M6.1.1, M6.1.2); kept where the older person is kept';
comment on column people.helps.area is 'personal: no. City of the older person';
comment on column people.helps.id is 'personal: no. UUIDv7';
comment on column people.helps.elder_id is 'personal: no. The older person';
comment on column people.helps.helper_area is 'personal: no. City of the helper';
comment on column people.helps.helper_id is 'personal: no. The helper';
comment on column people.helps.business is 'personal: no. Name of the business on the list of M6.1.2';
comment on column people.helps.identity_kind is 'personal: no. The identity document that is uploaded';
comment on column people.helps.handle_index is 'personal: encrypted. Keyed blind index of the 40 digits with which the older person stops it';
comment on column people.helps.started_at is 'personal: no';
comment on column people.helps.ended_at is 'personal: no';
comment on column people.helps.ended_by is 'personal: no. Stopped by the older person (link or app), given up by the helper, or done';
comment on column people.helps.decision is 'personal: no. Answer of the rule when it was started, kept to the byte';
comment on column people.helps.decision_facts is 'personal: yes. Facts that the rule was given, kept to the byte';
create index helps_of_elder on people.helps (area, elder_id, started_at desc);
grant select, insert, update on people.helps to changxing_app;
