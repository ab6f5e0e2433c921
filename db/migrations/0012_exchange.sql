create table exchange.circuits (
  agency text not null,
  failures int not null,
  openings int not null,
  not_before timestamptz,
  primary key (agency)
);
comment on table exchange.circuits is 'Agencies that failed lately, of the whole country, so that all server processes leave a sick one alone';
comment on column exchange.circuits.agency is 'personal: no';
comment on column exchange.circuits.failures is 'personal: no. In a row';
comment on column exchange.circuits.openings is 'personal: no. How often in a row the circuit was opened; the pause grows with it';
comment on column exchange.circuits.not_before is 'personal: no. Null: closed. In future: open. Past: the next message is the probe, and takes it by moving this on';
grant select, insert, update on exchange.circuits to changxing_app;

create table exchange.windows (
  agency text not null,
  first_day date not null,
  last_day date,
  starts time not null,
  ends time not null,
  zh text not null,
  en text not null,
  primary key (agency, first_day, starts)
);
comment on table exchange.windows is 'When an agency is closed for maintenance; placed by an operator. Within, it is not asked';
comment on column exchange.windows.agency is 'personal: no';
comment on column exchange.windows.first_day is 'personal: no. The first day on which the window begins';
comment on column exchange.windows.last_day is 'personal: no. The last; null: until further notice';
comment on column exchange.windows.starts is 'personal: no. Civil time of China';
comment on column exchange.windows.ends is 'personal: no. Civil time of China, not included; not after starts: on the next day';
comment on column exchange.windows.zh is 'personal: no. The reason, for people';
comment on column exchange.windows.en is 'personal: no. The reason, for people';
grant select on exchange.windows to changxing_app;

create table exchange.inbound_directory (
  agency text not null,
  message_id uuid not null,
  area text not null,
  path text not null,
  body_hash bytea not null,
  status int not null,
  answer bytea not null,
  at timestamptz not null,
  primary key (agency, message_id)
);
comment on table exchange.inbound_directory is 'What agencies sent and were answered, by message id: a repeat gets the first answer, an id used for something else is refused';
comment on column exchange.inbound_directory.agency is 'personal: no';
comment on column exchange.inbound_directory.message_id is 'personal: no. Made by the agency';
comment on column exchange.inbound_directory.area is 'personal: no. Area of the business';
comment on column exchange.inbound_directory.path is 'personal: no';
comment on column exchange.inbound_directory.body_hash is 'personal: no. SM3 with a secret key of path and body';
comment on column exchange.inbound_directory.status is 'personal: no. HTTP status of the answer';
comment on column exchange.inbound_directory.answer is 'personal: encrypted. Body of the answer';
comment on column exchange.inbound_directory.at is 'personal: no';
grant select, insert, update on exchange.inbound_directory to changxing_app;

create table exchange.deliveries (
  area text not null,
  id uuid not null,
  agency text not null,
  path text not null,
  body bytea not null,
  state text not null check (state in ('waiting', 'confirmed', 'denied', 'given-up')),
  attempts int not null default 0,
  cause text,
  answer bytea,
  then_task text,
  made_at timestamptz not null,
  next_at timestamptz not null,
  give_up_at timestamptz not null,
  settled_at timestamptz,
  primary key (area, id)
);
comment on table exchange.deliveries is 'Messages that are repeated until their agency has answered';
comment on column exchange.deliveries.area is 'personal: no. Area of the business';
comment on column exchange.deliveries.id is 'personal: no. Message id, the same for every attempt';
comment on column exchange.deliveries.agency is 'personal: no';
comment on column exchange.deliveries.path is 'personal: no';
comment on column exchange.deliveries.body is 'personal: encrypted. What is sent';
comment on column exchange.deliveries.state is 'personal: no. given-up: nothing that may be believed came back in time';
comment on column exchange.deliveries.attempts is 'personal: no';
comment on column exchange.deliveries.cause is 'personal: no. Why the last attempt stayed unknown';
comment on column exchange.deliveries.answer is 'personal: encrypted. Body of the answer';
comment on column exchange.deliveries.then_task is 'personal: no. Job to order when it is settled';
comment on column exchange.deliveries.made_at is 'personal: no';
comment on column exchange.deliveries.next_at is 'personal: no. When the next attempt is due';
comment on column exchange.deliveries.give_up_at is 'personal: no';
comment on column exchange.deliveries.settled_at is 'personal: no';
create index deliveries_waiting on exchange.deliveries (next_at) where state = 'waiting';
grant select, insert, update on exchange.deliveries to changxing_app;
