-- Our message is signed while its entry is being written, so its signature stands with what came back.
alter table exchange.messages add column asked_signature text;
comment on column exchange.messages.asked_signature is 'personal: no. What came back: the signature that stood under our message';
comment on column exchange.messages.signature is 'personal: no. As it was on the wire; of a message of ours see asked_signature of the entry that tells what came back';
