create schema exchange;
grant usage on schema exchange to changxing_app;
comment on schema exchange is 'What was said to other agencies and what they answered';

create table exchange.agency_keys (
  agency text not null,
  public_key text not null,
  learnt text not null check (learnt in ('first-contact', 'placed')),
  since timestamptz not null,
  primary key (agency, public_key)
);
comment on table exchange.agency_keys is 'The keys by which the answers of an agency are known';
comment on column exchange.agency_keys.agency is 'personal: no';
comment on column exchange.agency_keys.public_key is 'personal: no. SM2 point, 04 x y in hexadecimal';
comment on column exchange.agency_keys.learnt is 'personal: no. first-contact: believed when first met (demonstration only); placed: put here by an operator after an exchange on paper';
comment on column exchange.agency_keys.since is 'personal: no';
grant select, insert on exchange.agency_keys to changxing_app;

create table exchange.chains (
  area text not null,
  agency text not null,
  length bigint not null,
  hash bytea not null,
  primary key (area, agency)
);
comment on table exchange.chains is 'The end of each chain of the log; its row is locked while an entry is added';
comment on column exchange.chains.area is 'personal: no';
comment on column exchange.chains.agency is 'personal: no';
comment on column exchange.chains.length is 'personal: no. Entries so far';
comment on column exchange.chains.hash is 'personal: no. SM3 of the last entry';
grant select, insert, update on exchange.chains to changxing_app;

create table exchange.messages (
  area text not null,
  agency text not null,
  place bigint not null,
  direction text not null check (direction in ('out', 'in')),
  message_id uuid not null,
  path text not null,
  status int,
  outcome text check (outcome in ('confirmed', 'denied', 'unknown')),
  cause text,
  at timestamptz not null,
  sent_at text,
  signature text,
  body bytea,
  body_hash bytea,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (area, agency, place),
  check ((direction = 'in') = (outcome is not null))
);
comment on table exchange.messages is 'Every message to an agency and every answer, append-only; each entry holds the hash of the one before';
comment on column exchange.messages.area is 'personal: no. Area of the business';
comment on column exchange.messages.agency is 'personal: no';
comment on column exchange.messages.place is 'personal: no. Number in the chain of this area and agency, from 1';
comment on column exchange.messages.direction is 'personal: no. out: our message; in: what came back, if anything did';
comment on column exchange.messages.message_id is 'personal: no. The same for every repeat of a message and for its answers';
comment on column exchange.messages.path is 'personal: no';
comment on column exchange.messages.status is 'personal: no. HTTP status of the answer';
comment on column exchange.messages.outcome is 'personal: no. confirmed, denied, or unknown (nothing that may be believed came back)';
comment on column exchange.messages.cause is 'personal: no. Why it is unknown';
comment on column exchange.messages.at is 'personal: no. By our clock';
comment on column exchange.messages.sent_at is 'personal: no. By the sender''s clock, as signed';
comment on column exchange.messages.signature is 'personal: no. As it was on the wire';
comment on column exchange.messages.body is 'personal: encrypted. As it was on the wire; may be removed when its keeping time is over, the chain holds without it';
comment on column exchange.messages.body_hash is 'personal: no. SM3 of the encrypted body';
comment on column exchange.messages.previous_hash is 'personal: no';
comment on column exchange.messages.hash is 'personal: no. SM3 over all the above but the body';
create index messages_by_id on exchange.messages (area, agency, message_id);
grant select, insert on exchange.messages to changxing_app;
