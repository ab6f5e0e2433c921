-- What must have happened before an approval and others do: a new owner agrees, the car is looked at. While it is open the office's clock stands.
alter table cases.cases add column awaits jsonb not null default '{}';
alter table cases.cases add column waits_for_others boolean not null
  generated always as (jsonb_path_exists(awaits, '$.* ? (@ == "open")')) stored;
comment on column cases.cases.awaits is 'personal: no. How everything stood that others do before the approval, when the case last heard of it: {name: open, done, refused}';
comment on column cases.cases.waits_for_others is 'personal: no. Whether something of that is open: such a case waits in no office''s queue';
comment on column cases.cases.stands_since is 'personal: no. Since when the clock stands, for the applicant''s answer or for what others do';
