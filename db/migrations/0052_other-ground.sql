-- A car also moves out on a ground that has no name of its own: division of property, a merger.
alter table vehicles.arrivals drop constraint arrivals_ground_check;
alter table vehicles.arrivals add constraint arrivals_ground_check check (ground in ('sale', 'gift', 'inheritance', 'court', 'other', 'own-move'));
