-- Queue numbers (叫号) with a green lane for older people (M6.2.1).
create table cases.tickets (
  area text not null,
  id uuid not null,
  office text not null,
  day date not null,
  serial int not null,
  lane text not null check (lane in ('green', 'ordinary')),
  person_id uuid,
  state text not null check (state in ('waiting', 'called', 'done', 'no-show', 'given-back')),
  taken_at timestamptz not null,
  called_at timestamptz,
  called_by uuid,
  counter_window text,
  ended_at timestamptz,
  primary key (area, id),
  unique (area, office, day, lane, serial),
  check ((state = 'waiting' or state = 'given-back') or called_at is not null)
);
comment on table cases.tickets is 'Queue numbers of a day at an office';
comment on column cases.tickets.area is 'personal: no';
comment on column cases.tickets.id is 'personal: no. UUIDv7';
comment on column cases.tickets.office is 'personal: no. Number of the office';
comment on column cases.tickets.day is 'personal: no. Business date';
comment on column cases.tickets.serial is 'personal: no. Counts the tickets of the lane on the day';
comment on column cases.tickets.lane is 'personal: no. green: 60 or over';
comment on column cases.tickets.person_id is 'personal: yes. Who took it in the app; null at the machine in the hall';
comment on column cases.tickets.state is 'personal: no';
comment on column cases.tickets.taken_at is 'personal: no';
comment on column cases.tickets.called_at is 'personal: no';
comment on column cases.tickets.called_by is 'personal: no. Officer';
comment on column cases.tickets.counter_window is 'personal: no. Number of the window';
comment on column cases.tickets.ended_at is 'personal: no';
create unique index tickets_one_waiting on cases.tickets (area, office, day, person_id) where state in ('waiting', 'called') and person_id is not null;
create index tickets_of_person on cases.tickets (area, person_id, taken_at desc);
grant select, insert, update on cases.tickets to changxing_app;

create table cases.ticket_serials (
  area text not null,
  office text not null,
  day date not null,
  lane text not null,
  last int not null,
  primary key (area, office, day, lane)
);
comment on table cases.ticket_serials is 'The last serial given at an office in a lane on a day';
comment on column cases.ticket_serials.area is 'personal: no';
comment on column cases.ticket_serials.office is 'personal: no';
comment on column cases.ticket_serials.day is 'personal: no';
comment on column cases.ticket_serials.lane is 'personal: no';
comment on column cases.ticket_serials.last is 'personal: no';
grant select, insert, update on cases.ticket_serials to changxing_app;
