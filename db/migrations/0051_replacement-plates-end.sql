-- A plate given until replaced plates are made ends with what takes the car away too.
comment on column vehicles.temporary_plates.ended_on is
  'personal: no. The day on which it ended before its time: the transfer for whose way it was given is over, or the car was sold, moved out or deregistered while its plates were made; null otherwise';
