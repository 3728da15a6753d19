-- What a search of employees looks through, folded once when a row is written instead of at every search.
ALTER TABLE "agents" ADD COLUMN "search_text" TEXT GENERATED ALWAYS AS
  (fold_text(last_name || ' ' || first_name || ' ' || coalesce(patronymic, '') || ' ' || personnel_number)) STORED;
