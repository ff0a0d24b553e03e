-- How many visits to children on a protection plan came after the tenth working day from the visit before (the first: from the plan's start).
-- A visit counts if the child was seen and it fell within the plan. {folder}, {holidays} and {threads} are filled in by late-visits.mjs.
SET threads = {threads};

CREATE TEMP TABLE working_day AS
SELECT day, row_number() OVER (ORDER BY day) AS number
FROM (SELECT unnest(range(DATE '2017-01-01', DATE '2029-01-01', INTERVAL 1 DAY))::DATE AS day) AS days
WHERE isodow(day) < 6 AND day NOT IN (SELECT date FROM read_csv('{holidays}', types = {'date': 'DATE'}));

CREATE TEMP TABLE due AS
SELECT days.day AS since, tenth.day AS due
FROM (
  SELECT every.day, max(w.number) AS number
  FROM (SELECT unnest(range(DATE '2017-01-02', DATE '2028-12-01', INTERVAL 1 DAY))::DATE AS day) AS every
  JOIN working_day AS w ON w.day <= every.day
  GROUP BY every.day
) AS days
JOIN working_day AS tenth ON tenth.number = days.number + 10;

WITH plan AS (
  SELECT cppl_cp_plan_id AS id, cppl_cp_plan_start_date AS started, cppl_cp_plan_end_date AS ended
  FROM read_csv('{folder}/ssd_cp_plans.csv', types = {'cppl_cp_plan_start_date': 'DATE', 'cppl_cp_plan_end_date': 'DATE'})
),
visit AS (
  SELECT cppv_cp_plan_id AS plan, cppv_cp_visit_date AS made
  FROM read_csv('{folder}/ssd_cp_visits.csv', types = {'cppv_cp_visit_date': 'DATE', 'cppv_cp_visit_seen': 'VARCHAR'})
  WHERE cppv_cp_visit_seen = 'Y'
),
kept AS (
  SELECT plan.id, any_value(plan.started) AS started, list_sort(list(visit.made)) AS made
  FROM visit JOIN plan ON visit.plan = plan.id AND visit.made BETWEEN plan.started AND coalesce(plan.ended, DATE '9999-12-31')
  GROUP BY plan.id
),
gap AS (SELECT unnest(made) AS made, unnest(list_prepend(started, made[:-2])) AS since FROM kept)
SELECT count(*) AS late FROM gap JOIN due USING (since) WHERE gap.made > due.due;
