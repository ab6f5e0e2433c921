-- At a counter an agent may apply for the new owner, with a written mandate and the proof of their own identity (M9.3).
alter table vehicles.transfers add column agent_name bytea;
alter table vehicles.transfers add column agent_number bytea;
alter table vehicles.transfers add constraint transfers_agent check ((agent_name is null) = (agent_number is null) and (agent_name is null or path <> 'A'));
comment on column vehicles.transfers.agent_name is 'personal: encrypted. Who applied for the new owner at a counter; null when the new owner did';
comment on column vehicles.transfers.agent_number is 'personal: encrypted. Their identity number';
