create schema notices;
grant usage on schema notices to changxing_app;
comment on schema notices is 'Messages to people: in the app and as text messages';

create table notices.messages (
  area text not null,
  person_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  title jsonb not null,
  body jsonb not null,
  link text,
  read_at timestamptz,
  primary key (area, person_id, id)
);
comment on table notices.messages is 'Messages in the app, by the person they are for';
comment on column notices.messages.area is 'personal: no. Where the person is kept';
comment on column notices.messages.person_id is 'personal: no';
comment on column notices.messages.id is 'personal: no';
comment on column notices.messages.at is 'personal: no';
comment on column notices.messages.title is 'personal: yes. Says which business the person has with us; never a name, number or address';
comment on column notices.messages.body is 'personal: yes. Says how that business stands; never a name, number or address';
comment on column notices.messages.link is 'personal: no. Path inside the citizen app';
comment on column notices.messages.read_at is 'personal: no';
create index messages_unread on notices.messages (area, person_id) where read_at is null;
grant select, insert, update on notices.messages to changxing_app;

create table notices.text_messages (
  area text not null,
  id uuid not null,
  person_id uuid not null,
  occasion text,
  text text not null,
  state text not null check (state in ('waiting', 'sent', 'failed', 'unreachable')),
  attempts int not null default 0,
  made_at timestamptz not null,
  next_at timestamptz not null,
  ended_at timestamptz,
  primary key (area, id)
);
comment on table notices.text_messages is 'Text messages (SMS) and what became of them; the number is looked up when one is sent';
comment on column notices.text_messages.area is 'personal: no. Where the person is kept';
comment on column notices.text_messages.id is 'personal: no. Also the number under which the SMS agency knows it';
comment on column notices.text_messages.person_id is 'personal: no';
comment on column notices.text_messages.occasion is 'personal: no. What it was sent for when it was sent to many, e.g. campaign:ID';
comment on column notices.text_messages.text is 'personal: yes. Says how the person''s business stands; never a name, number or address';
comment on column notices.text_messages.state is 'personal: no. waiting, sent, failed (the agency refused, or gave no answer for three days), unreachable (no phone)';
comment on column notices.text_messages.attempts is 'personal: no';
comment on column notices.text_messages.made_at is 'personal: no';
comment on column notices.text_messages.next_at is 'personal: no. When it is tried next';
comment on column notices.text_messages.ended_at is 'personal: no';
create index text_messages_waiting on notices.text_messages (next_at) where state = 'waiting';
create index text_messages_occasion on notices.text_messages (area, occasion, state) where occasion is not null;
grant select, insert, update on notices.text_messages to changxing_app;
