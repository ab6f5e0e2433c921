-- What the rule on helpers says is kept twice: when the help begins, the older person has not faced the camera yet; when it is sent, they have passed.
alter table people.helps add column sent_at timestamptz;
alter table people.helps add column sent_decision json;
alter table people.helps add column sent_decision_facts json;
alter table people.helps add constraint helps_sent check ((sent_at is null) = (sent_decision is null) and (sent_at is null) = (sent_decision_facts is null));
comment on column people.helps.decision is 'personal: no. Answer of the rule when it was started, before the check of the older person, kept to the byte';
comment on column people.helps.sent_at is 'personal: no. When the helper sent the application; null before';
comment on column people.helps.sent_decision is 'personal: no. Answer of the rule when it was sent, with the check of the older person, kept to the byte; null before';
comment on column people.helps.sent_decision_facts is 'personal: yes. Facts that the rule was given then, kept to the byte';
