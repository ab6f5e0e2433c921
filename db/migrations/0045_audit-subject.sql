-- What was looked for may be a person: of an agent at the counter, the trail keeps the blind index of the number.
comment on column platform.audit.subject is
  'personal: encrypted. Kind and id of what was acted on; of an agent whose letters were looked for, the keyed blind index of the identity number';
