-- Mechanism only: sessions, sign-ins under way, idempotent answers, the audit trail, stored files.
create schema if not exists platform;
grant usage on schema platform to changxing_app;
comment on schema platform is 'Mechanism without domain words';

create table platform.sign_ins (
  state text primary key,
  app text not null,
  verifier text not null,
  nonce text not null,
  return_to text not null,
  expires_at timestamptz not null
);
comment on table platform.sign_ins is 'Sign-ins that have left for the identity provider and not come back';
comment on column platform.sign_ins.state is 'personal: no. Random value that the provider returns';
comment on column platform.sign_ins.app is 'personal: no. Which app signs in';
comment on column platform.sign_ins.verifier is 'personal: no. PKCE verifier';
comment on column platform.sign_ins.nonce is 'personal: no. Nonce of the identity token';
comment on column platform.sign_ins.return_to is 'personal: no. Path inside the app to go back to';
comment on column platform.sign_ins.expires_at is 'personal: no. Ten minutes after it left';
grant select, insert, delete on platform.sign_ins to changxing_app;

create table platform.sessions (
  id_hash bytea primary key,
  app text not null,
  actor jsonb not null,
  identity_token text,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);
comment on table platform.sessions is 'Who is signed in; the cookie holds a random value of which only the hash is kept';
comment on column platform.sessions.id_hash is 'personal: no. SHA-256 of the cookie value';
comment on column platform.sessions.app is 'personal: no. Which app the session belongs to';
comment on column platform.sessions.actor is 'personal: yes. Ids and posts of the signed-in caller; an officer''s name, no citizen''s name or number';
comment on column platform.sessions.identity_token is 'personal: encrypted. Hint for signing out at the provider';
comment on column platform.sessions.created_at is 'personal: no';
comment on column platform.sessions.seen_at is 'personal: no. Last use, kept to the minute';
comment on column platform.sessions.expires_at is 'personal: no';
create index sessions_expiry on platform.sessions (expires_at);
grant select, insert, update, delete on platform.sessions to changxing_app;

create table platform.idempotent_answers (
  caller text not null,
  key uuid not null,
  operation text not null,
  request_hash bytea not null,
  status int,
  body json,
  made_at timestamptz not null,
  primary key (caller, key)
);
comment on table platform.idempotent_answers is 'The first answer of each writing request; a repeat returns it';
comment on column platform.idempotent_answers.caller is 'personal: no. Kind and id of the caller';
comment on column platform.idempotent_answers.key is 'personal: no. Made by the client once for one intent';
comment on column platform.idempotent_answers.operation is 'personal: no';
comment on column platform.idempotent_answers.request_hash is 'personal: no. SHA-256 of path and body';
comment on column platform.idempotent_answers.status is 'personal: no. HTTP status of the answer';
comment on column platform.idempotent_answers.body is 'personal: yes. The answer, kept for a day';
comment on column platform.idempotent_answers.made_at is 'personal: no';
create index idempotent_answers_age on platform.idempotent_answers (made_at);
grant select, insert, update, delete on platform.idempotent_answers to changxing_app;

create table platform.audit (
  area text not null,
  id uuid not null,
  at timestamptz not null,
  caller text not null,
  operation text not null,
  subject text,
  outcome text not null,
  trace text not null,
  primary key (area, id)
);
comment on table platform.audit is 'Who did what, when, with which outcome; append-only';
comment on column platform.audit.area is 'personal: no. Area of the subject, 000000 when none';
comment on column platform.audit.id is 'personal: no';
comment on column platform.audit.at is 'personal: no';
comment on column platform.audit.caller is 'personal: no. Kind and id of the caller';
comment on column platform.audit.operation is 'personal: no';
comment on column platform.audit.subject is 'personal: no. Kind and id of what was acted on';
comment on column platform.audit.outcome is 'personal: no. done, refused:CODE';
comment on column platform.audit.trace is 'personal: no. Request number, also in the log';
create index audit_subject on platform.audit (area, subject, at);
grant select, insert on platform.audit to changxing_app;

create table platform.files (
  area text not null,
  id uuid not null,
  owner text not null,
  media_type text not null,
  width_px int,
  height_px int,
  bytes int not null,
  sha256 bytea not null,
  made_at timestamptz not null,
  primary key (area, id)
);
comment on table platform.files is 'Files by area and id; their bytes lie encrypted in the file store';
comment on column platform.files.area is 'personal: no';
comment on column platform.files.id is 'personal: no';
comment on column platform.files.owner is 'personal: no. Kind and id of who may see it without a case';
comment on column platform.files.media_type is 'personal: no';
comment on column platform.files.width_px is 'personal: no';
comment on column platform.files.height_px is 'personal: no';
comment on column platform.files.bytes is 'personal: no. Size before encryption';
comment on column platform.files.sha256 is 'personal: no. SHA-256 of the clear bytes';
comment on column platform.files.made_at is 'personal: no';
grant select, insert, delete on platform.files to changxing_app;
