-- Who drives to another city on a temporary plate that ends before the car has to be there is reminded of the plate's own day, once.
alter table vehicles.temporary_plates add column reminded_on date;
comment on column vehicles.temporary_plates.reminded_on is 'personal: no. The day on which who drives on it was reminded of its end, where it ends before the car has to be in the new place; null otherwise';
grant update (reminded_on) on vehicles.temporary_plates to changxing_app;

-- Who was entered by name for business that is refused in the same transaction is taken out again: nothing refers to them, and nobody has seen the entry.
grant delete on people.persons, people.person_directory to changxing_app;
