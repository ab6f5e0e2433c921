-- A file that lacks something is asked for and sent again (M2.4.0): every sending has its number, and the earlier ones stay. A question ends
-- with its answer, with a word of who asked, or with its transfer. The new owner who has days to come is reminded of them once.
alter table vehicles.transfers drop constraint transfers_state_check;
alter table vehicles.transfers add constraint transfers_state_check check (state in
  ('applied', 'accepted', 'archive-requested', 'archive-sent', 'archive-to-correct', 'archive-received', 'inspected', 'registered', 'withdrawn', 'returned'));
alter table vehicles.outgoing drop constraint outgoing_state_check;
alter table vehicles.outgoing add constraint outgoing_state_check check (state in
  ('applied', 'accepted', 'archive-requested', 'archive-sent', 'archive-to-correct', 'archive-received', 'inspected', 'registered', 'withdrawn', 'returned'));

alter table vehicles.transfers add column edition int;
update vehicles.transfers set edition = case when package is null then 0 else 1 end;
alter table vehicles.transfers alter column edition set not null;
alter table vehicles.transfers add column come_by date;
alter table vehicles.transfers add column reminded_for date;
comment on column vehicles.transfers.edition is 'personal: no. How often the file was sent; package and receipt are of this sending';
comment on column vehicles.transfers.come_by is 'personal: no. Last day on which the new owner brings the car, where the old place took the application';
comment on column vehicles.transfers.reminded_for is 'personal: no. The last day of which the new owner was reminded';
comment on column vehicles.transfers.hindrances is 'personal: yes. What the new owner was last told to settle; what stands now is read from the vehicle';

alter table vehicles.transfer_images add column edition int not null default 1;
alter table vehicles.transfer_images alter column edition drop default;
alter table vehicles.transfer_images drop constraint transfer_images_pkey;
alter table vehicles.transfer_images add primary key (area, transfer_id, edition, position);
comment on column vehicles.transfer_images.edition is 'personal: no. The sending that they came with';

create table vehicles.earlier_archives (
  area text not null,
  transfer_id uuid not null,
  edition int not null,
  package bytea not null,
  receipt bytea,
  at timestamptz not null,
  primary key (area, transfer_id, edition),
  foreign key (area, transfer_id) references vehicles.transfers (area, id)
);
comment on table vehicles.earlier_archives is 'Sendings of a file that a later one has replaced, each with its receipt; append-only';
comment on column vehicles.earlier_archives.area is 'personal: no. City of the office that keeps the row';
comment on column vehicles.earlier_archives.transfer_id is 'personal: no';
comment on column vehicles.earlier_archives.edition is 'personal: no';
comment on column vehicles.earlier_archives.package is 'personal: yes. Signed manifest (COSE_Sign1): VIN, plate, hashes of the images';
comment on column vehicles.earlier_archives.receipt is 'personal: no. Signed receipt (COSE_Sign1); null when it was never receipted';
comment on column vehicles.earlier_archives.at is 'personal: no. When it was replaced';
grant select, insert on vehicles.earlier_archives to changxing_app;

alter table vehicles.transfer_messages add column closed_at timestamptz;
comment on column vehicles.transfer_messages.closed_at is 'personal: no. Settled without an answer: by who asked, or because the transfer has ended';
update vehicles.transfer_messages m set closed_at = t.updated_at
  from vehicles.transfers t where t.area = m.area and t.id = m.transfer_id and t.state in ('registered', 'withdrawn', 'returned')
    and m.kind <> 'answer' and m.answered_at is null;
drop index vehicles.transfer_messages_open;
create index transfer_messages_open on vehicles.transfer_messages (area, due_on) where answered_at is null and closed_at is null and due_on is not null;
grant update (closed_at) on vehicles.transfer_messages to changxing_app;
