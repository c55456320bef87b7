-- The province of the walk in README.md: a schema that nobody has described, with its rows.
RUNSCRIPT FROM 'test-fixtures/draft/third/schema.sql';
RUNSCRIPT FROM 'test-fixtures/draft/third/data.sql';
