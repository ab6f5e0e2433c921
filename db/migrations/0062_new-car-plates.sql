-- A car has three temporary plates before it is registered, in whichever cities they were given (facts 3.1); a VIN belongs to no city then.
create table vehicles.new_car_plate_directory (
  vin_index bytea not null,
  nth integer not null check (nth > 0),
  area text not null,
  plate_id uuid not null,
  primary key (vin_index, nth)
);
comment on table vehicles.new_car_plate_directory is 'Nationwide: the temporary plates that a car was given before it was registered, counted';
comment on column vehicles.new_car_plate_directory.vin_index is 'personal: encrypted. Keyed blind index of the VIN';
comment on column vehicles.new_car_plate_directory.nth is 'personal: no. The first, second, third; two offices that give one at once cannot both give the same';
comment on column vehicles.new_car_plate_directory.area is 'personal: no. City of the office that gave it';
comment on column vehicles.new_car_plate_directory.plate_id is 'personal: no. Its row in temporary_plates there';
grant select, insert on vehicles.new_car_plate_directory to changxing_app;

insert into vehicles.new_car_plate_directory (vin_index, nth, area, plate_id)
  select vin_index, row_number() over (partition by vin_index order by issued_on, id), area, id from vehicles.temporary_plates where vehicle_id is null;
