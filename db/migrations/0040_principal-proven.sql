alter table people.delegations add column principal_proven boolean not null default false;
alter table people.delegations alter column principal_proven drop default;
comment on column people.delegations.principal_proven is 'personal: no. Whether the principal passed a real-person check for this letter: the agent then need not bring the proof of their identity';
