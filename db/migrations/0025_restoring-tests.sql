-- Whose licence was cancelled while they were held abroad books subject one alone (M8.2.3).
alter table exams.files drop constraint files_kind_check;
alter table exams.files add constraint files_kind_check check (kind in ('first', 'upgrade', 'restore'));
