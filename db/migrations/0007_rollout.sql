create schema rollout;
grant usage on schema rollout to changxing_app;
comment on schema rollout is 'How the measures are brought to people: notices to those they are for';

create table rollout.campaigns (
  area text not null,
  id uuid not null,
  started_at timestamptz not null,
  officer text not null,
  title jsonb not null,
  body jsonb not null,
  channels text[] not null,
  total int not null,
  told int not null default 0,
  after_licence uuid,
  moved_at timestamptz not null,
  finished_at timestamptz,
  primary key (area, id)
);
comment on table rollout.campaigns is 'Notices to all drivers of an area who have no e-licence (M1.4.2)';
comment on column rollout.campaigns.area is 'personal: no';
comment on column rollout.campaigns.id is 'personal: no';
comment on column rollout.campaigns.started_at is 'personal: no';
comment on column rollout.campaigns.officer is 'personal: no. Number of the officer who started it';
comment on column rollout.campaigns.title is 'personal: no';
comment on column rollout.campaigns.body is 'personal: no';
comment on column rollout.campaigns.channels is 'personal: no. app, sms';
comment on column rollout.campaigns.total is 'personal: no. Drivers without an e-licence when it was started';
comment on column rollout.campaigns.told is 'personal: no. Drivers told so far';
comment on column rollout.campaigns.after_licence is 'personal: no. The last licence that was looked at; the next batch begins after it';
comment on column rollout.campaigns.moved_at is 'personal: no. When the last batch was done';
comment on column rollout.campaigns.finished_at is 'personal: no. When the last driver had been told';
-- One notice at a time: nobody is told two things at once.
create unique index campaigns_running on rollout.campaigns (area) where finished_at is null;
grant select, insert, update on rollout.campaigns to changxing_app;

create table rollout.campaign_recipients (
  area text not null,
  campaign_id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  primary key (area, campaign_id, person_id),
  foreign key (area, campaign_id) references rollout.campaigns (area, id)
);
comment on table rollout.campaign_recipients is 'Who was told by a campaign, so that nobody is told twice';
comment on column rollout.campaign_recipients.area is 'personal: no';
comment on column rollout.campaign_recipients.campaign_id is 'personal: no';
comment on column rollout.campaign_recipients.person_id is 'personal: no';
comment on column rollout.campaign_recipients.at is 'personal: no';
grant select, insert on rollout.campaign_recipients to changxing_app;
