-- A card has two sides and a certificate many pages: a document of a case has its pages in order, each with its own file.
alter table cases.case_documents
  add column page int not null default 1 check (page between 1 and 99),
  add column arranged_at timestamptz,
  drop constraint case_documents_pkey,
  add primary key (area, case_id, kind, page);
alter table cases.case_documents alter column page drop default;
comment on table cases.case_documents is 'The pages given for each document of a case, each a file';
comment on column cases.case_documents.page is 'personal: no. Page of the document, from 1 without gaps';
comment on column cases.case_documents.arranged_at is 'personal: no. When the pages of the document were moved, or one of them removed, last; null: never';
