create table vehicles.outgoing (
  area text not null,
  id uuid not null,
  vehicle_id uuid not null,
  in_area text not null,
  state text not null check (state in ('applied', 'accepted', 'archive-requested', 'archive-sent', 'archive-received', 'inspected', 'registered', 'withdrawn', 'returned')),
  due_on date,
  duty text check (duty in ('in', 'out', 'owner')),
  online boolean not null,
  out_inspection_needed boolean not null,
  sent_by text,
  sent_at timestamptz,
  package bytea,
  opened_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (area, id),
  foreign key (area, vehicle_id) references vehicles.vehicles (area, id)
);
create unique index outgoing_one_open on vehicles.outgoing (area, vehicle_id) where state not in ('registered', 'withdrawn', 'returned');
create index outgoing_due on vehicles.outgoing (area, due_on) where due_on is not null;
comment on table vehicles.outgoing is 'In the area that a vehicle leaves: the mirror of a transfer, and the guard that one vehicle leaves once';
comment on column vehicles.outgoing.area is 'personal: no. City of the office that keeps the row';
comment on column vehicles.outgoing.id is 'personal: no. The same as the transfer''s';
comment on column vehicles.outgoing.vehicle_id is 'personal: no';
comment on column vehicles.outgoing.in_area is 'personal: no';
comment on column vehicles.outgoing.state is 'personal: no';
comment on column vehicles.outgoing.due_on is 'personal: no. Last day of the running limit; null when none runs, or its year has no published holidays';
comment on column vehicles.outgoing.duty is 'personal: no. Whose turn it is';
comment on column vehicles.outgoing.online is 'personal: no. Applied for in the app';
comment on column vehicles.outgoing.out_inspection_needed is 'personal: no. The car is inspected here before its file leaves (M2.1.5)';
comment on column vehicles.outgoing.sent_by is 'personal: no. Officer number of the archive clerk';
comment on column vehicles.outgoing.sent_at is 'personal: no';
comment on column vehicles.outgoing.package is 'personal: yes. Signed manifest (COSE_Sign1): VIN, plate, hashes of the images';
comment on column vehicles.outgoing.opened_at is 'personal: no';
comment on column vehicles.outgoing.updated_at is 'personal: no';
grant select, insert, update on vehicles.outgoing to changxing_app;

create table vehicles.transfers (
  area text not null,
  id uuid not null,
  number text not null,
  out_area text not null,
  out_vehicle_id uuid not null,
  buyer_area text not null,
  buyer_person_id uuid not null,
  seller_area text not null,
  seller_person_id uuid not null,
  path text not null check (path in ('A', 'B', 'C')),
  ground text not null,
  trade_area text,
  invoice_index bytea,
  invoice_result text check (invoice_result in ('confirmed', 'denied', 'unknown')),
  invoice bytea,
  plate_kind text not null,
  plate_number text not null,
  vehicle_type text not null,
  brand_model text not null,
  inspections_needed int not null,
  decision jsonb not null,
  state text not null check (state in ('applied', 'accepted', 'archive-requested', 'archive-sent', 'archive-received', 'inspected', 'registered', 'withdrawn', 'returned')),
  due_on date,
  duty text check (duty in ('in', 'out', 'owner')),
  version int not null,
  applied_on date not null,
  applied_at timestamptz not null,
  accepted_by text,
  inspected_by text,
  registered_by text,
  package bytea,
  manifest_hash bytea,
  receipt bytea,
  hindrances jsonb not null,
  new_vehicle_id uuid,
  new_plate text,
  updated_at timestamptz not null,
  primary key (area, id),
  unique (area, number),
  foreign key (area, new_vehicle_id) references vehicles.vehicles (area, id),
  constraint transfers_four_eyes check (registered_by is null or (registered_by is distinct from accepted_by and registered_by is distinct from inspected_by))
);
create index transfers_due on vehicles.transfers (area, due_on) where due_on is not null;
create index transfers_state on vehicles.transfers (area, state);
comment on table vehicles.transfers is 'A used-car transfer across areas, kept by the area that the vehicle comes to';
comment on column vehicles.transfers.area is 'personal: no. City of the office that keeps the row';
comment on column vehicles.transfers.id is 'personal: no';
comment on column vehicles.transfers.number is 'personal: no. What people quote';
comment on column vehicles.transfers.out_area is 'personal: no';
comment on column vehicles.transfers.out_vehicle_id is 'personal: no';
comment on column vehicles.transfers.buyer_area is 'personal: no';
comment on column vehicles.transfers.buyer_person_id is 'personal: no';
comment on column vehicles.transfers.seller_area is 'personal: no';
comment on column vehicles.transfers.seller_person_id is 'personal: no';
comment on column vehicles.transfers.path is 'personal: no. A online, B at the counter here, C at the counter of the out-place';
comment on column vehicles.transfers.ground is 'personal: no';
comment on column vehicles.transfers.trade_area is 'personal: no';
comment on column vehicles.transfers.invoice_index is 'personal: encrypted. Keyed blind index of code and number';
comment on column vehicles.transfers.invoice_result is 'personal: no';
comment on column vehicles.transfers.invoice is 'personal: encrypted. Code and number';
comment on column vehicles.transfers.plate_kind is 'personal: no. Of the plate that the vehicle came with';
comment on column vehicles.transfers.plate_number is 'personal: yes';
comment on column vehicles.transfers.vehicle_type is 'personal: no';
comment on column vehicles.transfers.brand_model is 'personal: no';
comment on column vehicles.transfers.inspections_needed is 'personal: no';
comment on column vehicles.transfers.decision is 'personal: no. The decision of the route';
comment on column vehicles.transfers.state is 'personal: no';
comment on column vehicles.transfers.due_on is 'personal: no. Last day of the running limit; null when none runs, or its year has no published holidays';
comment on column vehicles.transfers.duty is 'personal: no. Whose turn it is';
comment on column vehicles.transfers.version is 'personal: no. Counts the changes';
comment on column vehicles.transfers.applied_on is 'personal: no';
comment on column vehicles.transfers.applied_at is 'personal: no';
comment on column vehicles.transfers.accepted_by is 'personal: no. Officer number';
comment on column vehicles.transfers.inspected_by is 'personal: no. Officer number';
comment on column vehicles.transfers.registered_by is 'personal: no. Officer number';
comment on column vehicles.transfers.package is 'personal: yes. Signed manifest as it arrived';
comment on column vehicles.transfers.manifest_hash is 'personal: no';
comment on column vehicles.transfers.receipt is 'personal: no. Signed receipt (COSE_Sign1)';
comment on column vehicles.transfers.hindrances is 'personal: yes. What the comparison found';
comment on column vehicles.transfers.new_vehicle_id is 'personal: no';
comment on column vehicles.transfers.new_plate is 'personal: yes';
comment on column vehicles.transfers.updated_at is 'personal: no';
grant select, insert, update on vehicles.transfers to changxing_app;

create table vehicles.invoice_directory (
  invoice_index bytea primary key,
  area text not null,
  transfer_id uuid not null
);
comment on table vehicles.invoice_directory is 'Nationwide: which transfer used this invoice; an invoice serves once';
comment on column vehicles.invoice_directory.invoice_index is 'personal: encrypted. Keyed blind index of code and number';
comment on column vehicles.invoice_directory.area is 'personal: no';
comment on column vehicles.invoice_directory.transfer_id is 'personal: no';
grant select, insert, delete on vehicles.invoice_directory to changxing_app;

create table vehicles.transfer_counters (
  area text not null,
  day date not null,
  taken int not null,
  primary key (area, day)
);
comment on table vehicles.transfer_counters is 'Serial numbers of transfers by day';
comment on column vehicles.transfer_counters.area is 'personal: no. City of the office that keeps the row';
comment on column vehicles.transfer_counters.day is 'personal: no';
comment on column vehicles.transfer_counters.taken is 'personal: no';
grant select, insert, update on vehicles.transfer_counters to changxing_app;

create table vehicles.transfer_parties (
  area text not null,
  person_id uuid not null,
  transfer_area text not null,
  transfer_id uuid not null,
  role text not null check (role in ('buyer', 'seller')),
  at timestamptz not null,
  primary key (area, person_id, transfer_area, transfer_id)
);
comment on table vehicles.transfer_parties is 'In a person''s area: the transfers in which the person takes part';
comment on column vehicles.transfer_parties.area is 'personal: no. City of the person';
comment on column vehicles.transfer_parties.person_id is 'personal: no';
comment on column vehicles.transfer_parties.transfer_area is 'personal: no';
comment on column vehicles.transfer_parties.transfer_id is 'personal: no';
comment on column vehicles.transfer_parties.role is 'personal: no';
comment on column vehicles.transfer_parties.at is 'personal: no';
grant select, insert on vehicles.transfer_parties to changxing_app;

create table vehicles.transfer_events (
  area text not null,
  transfer_id uuid not null,
  seq int not null,
  action text not null,
  state text not null,
  by text not null check (by in ('new-owner', 'in-office', 'out-office', 'system')),
  officer_number text,
  says jsonb not null,
  at timestamptz not null,
  primary key (area, transfer_id, seq)
);
comment on table vehicles.transfer_events is 'What happened in a transfer, in each of its two areas; append-only';
comment on column vehicles.transfer_events.area is 'personal: no. City of the office that keeps the row';
comment on column vehicles.transfer_events.transfer_id is 'personal: no';
comment on column vehicles.transfer_events.seq is 'personal: no';
comment on column vehicles.transfer_events.action is 'personal: no';
comment on column vehicles.transfer_events.state is 'personal: no. After the action';
comment on column vehicles.transfer_events.by is 'personal: no';
comment on column vehicles.transfer_events.officer_number is 'personal: no';
comment on column vehicles.transfer_events.says is 'personal: no';
comment on column vehicles.transfer_events.at is 'personal: no';
grant select, insert on vehicles.transfer_events to changxing_app;

create table vehicles.transfer_images (
  area text not null,
  transfer_id uuid not null,
  position int not null,
  file_id uuid not null,
  primary key (area, transfer_id, position),
  foreign key (area, transfer_id) references vehicles.transfers (area, id)
);
comment on table vehicles.transfer_images is 'Images of a transferred archive as they arrived in the in-place';
comment on column vehicles.transfer_images.area is 'personal: no. City of the office that keeps the row';
comment on column vehicles.transfer_images.transfer_id is 'personal: no';
comment on column vehicles.transfer_images.position is 'personal: no. Order in the manifest';
comment on column vehicles.transfer_images.file_id is 'personal: no. Encrypted file; it may show names and numbers';
grant select, insert on vehicles.transfer_images to changxing_app;

create table vehicles.transfer_messages (
  area text not null,
  id uuid not null,
  transfer_id uuid not null,
  side text not null check (side in ('in', 'out')),
  officer_number text not null,
  kind text not null,
  text text not null,
  missing text[] not null,
  answers uuid,
  due_on date,
  answered_at timestamptz,
  at timestamptz not null,
  primary key (area, id),
  foreign key (area, transfer_id) references vehicles.transfers (area, id)
);
create index transfer_messages_open on vehicles.transfer_messages (area, due_on) where answered_at is null and due_on is not null;
comment on table vehicles.transfer_messages is 'The conversation of the two offices on a transfer, kept by the in-place (M2.4.0)';
comment on column vehicles.transfer_messages.area is 'personal: no. City of the office that keeps the row';
comment on column vehicles.transfer_messages.id is 'personal: no';
comment on column vehicles.transfer_messages.transfer_id is 'personal: no';
comment on column vehicles.transfer_messages.side is 'personal: no';
comment on column vehicles.transfer_messages.officer_number is 'personal: no';
comment on column vehicles.transfer_messages.kind is 'personal: no. late, incomplete, mismatch, other, answer';
comment on column vehicles.transfer_messages.text is 'personal: yes';
comment on column vehicles.transfer_messages.missing is 'personal: no. Document types asked for';
comment on column vehicles.transfer_messages.answers is 'personal: no. The message that this one answers';
comment on column vehicles.transfer_messages.due_on is 'personal: no. Answer by';
comment on column vehicles.transfer_messages.answered_at is 'personal: no';
comment on column vehicles.transfer_messages.at is 'personal: no';
grant select, insert, update (answered_at) on vehicles.transfer_messages to changxing_app;

create table vehicles.escalations (
  area text not null,
  id uuid not null,
  office text not null,
  transfer_area text not null,
  transfer_id uuid not null,
  kind text not null,
  about text not null,
  says jsonb not null,
  clause text not null,
  at timestamptz not null,
  primary key (area, id),
  unique (area, transfer_id, kind, about)
);
comment on table vehicles.escalations is 'What was not done in time, or may not be done, for the head of the office and for supervision';
comment on column vehicles.escalations.area is 'personal: no. City of the office that keeps the row';
comment on column vehicles.escalations.id is 'personal: no';
comment on column vehicles.escalations.office is 'personal: no. Twelve digits of the office that is told';
comment on column vehicles.escalations.transfer_area is 'personal: no';
comment on column vehicles.escalations.transfer_id is 'personal: no';
comment on column vehicles.escalations.kind is 'personal: no. overdue, unanswered, refused-return';
comment on column vehicles.escalations.about is 'personal: no. State or message that it is about';
comment on column vehicles.escalations.says is 'personal: no';
comment on column vehicles.escalations.clause is 'personal: no';
comment on column vehicles.escalations.at is 'personal: no';
grant select, insert on vehicles.escalations to changxing_app;

create table vehicles.refused_returns (
  area text not null,
  id uuid not null,
  transfer_id uuid not null,
  ground text not null,
  words text not null,
  officer_number text not null,
  decision jsonb not null,
  at timestamptz not null,
  primary key (area, id),
  foreign key (area, transfer_id) references vehicles.transfers (area, id)
);
comment on table vehicles.refused_returns is 'Attempts to send an archive back without a lawful ground (M2.4.1, M2.4.2, M10.1); append-only';
comment on column vehicles.refused_returns.area is 'personal: no. City of the office that keeps the row';
comment on column vehicles.refused_returns.id is 'personal: no';
comment on column vehicles.refused_returns.transfer_id is 'personal: no';
comment on column vehicles.refused_returns.ground is 'personal: no';
comment on column vehicles.refused_returns.words is 'personal: yes';
comment on column vehicles.refused_returns.officer_number is 'personal: no';
comment on column vehicles.refused_returns.decision is 'personal: no';
comment on column vehicles.refused_returns.at is 'personal: no';
grant select, insert on vehicles.refused_returns to changxing_app;

create table vehicles.returns (
  area text not null,
  transfer_id uuid not null,
  ground text not null,
  words text not null,
  evidence_file uuid not null,
  officer_number text not null,
  decision jsonb not null,
  at timestamptz not null,
  primary key (area, transfer_id),
  foreign key (area, transfer_id) references vehicles.transfers (area, id)
);
comment on table vehicles.returns is 'Archives sent back on one of the three grounds, with the evidence';
comment on column vehicles.returns.area is 'personal: no. City of the office that keeps the row';
comment on column vehicles.returns.transfer_id is 'personal: no';
comment on column vehicles.returns.ground is 'personal: no';
comment on column vehicles.returns.words is 'personal: yes';
comment on column vehicles.returns.evidence_file is 'personal: no';
comment on column vehicles.returns.officer_number is 'personal: no';
comment on column vehicles.returns.decision is 'personal: no';
comment on column vehicles.returns.at is 'personal: no';
grant select, insert on vehicles.returns to changxing_app;

create table vehicles.evidence (
  area text not null,
  file_id uuid not null,
  transfer_id uuid not null,
  officer_number text not null,
  at timestamptz not null,
  primary key (area, file_id)
);
comment on table vehicles.evidence is 'Files that officers laid to a transfer';
comment on column vehicles.evidence.area is 'personal: no. City of the office that keeps the row';
comment on column vehicles.evidence.file_id is 'personal: no';
comment on column vehicles.evidence.transfer_id is 'personal: no';
comment on column vehicles.evidence.officer_number is 'personal: no';
comment on column vehicles.evidence.at is 'personal: no';
grant select, insert on vehicles.evidence to changxing_app;

create table vehicles.irregular_trades (
  area text not null,
  id uuid not null,
  transfer_id uuid not null,
  kind text not null,
  words text not null,
  officer_number text not null,
  at timestamptz not null,
  primary key (area, id)
);
comment on table vehicles.irregular_trades is 'Irregular trades, invoices or charges found, to be reported to commerce and tax (M2.4.3)';
comment on column vehicles.irregular_trades.area is 'personal: no. City of the office that keeps the row';
comment on column vehicles.irregular_trades.id is 'personal: no';
comment on column vehicles.irregular_trades.transfer_id is 'personal: no';
comment on column vehicles.irregular_trades.kind is 'personal: no. trade, invoice, charge';
comment on column vehicles.irregular_trades.words is 'personal: yes';
comment on column vehicles.irregular_trades.officer_number is 'personal: no';
comment on column vehicles.irregular_trades.at is 'personal: no';
grant select, insert on vehicles.irregular_trades to changxing_app;
