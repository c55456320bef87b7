-- Until when the nation asked a flow to leave it alone.
ALTER TABLE flow_state ADD COLUMN rests_until TIMESTAMP(6) WITH TIME ZONE;
