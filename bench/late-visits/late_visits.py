"""late_visits.py FOLDER HOLIDAYS: the count of late-visits.sql, in pandas."""
import sys
import numpy
import pandas

folder, holidays = sys.argv[1:3]
bank_holidays = pandas.read_csv(holidays, usecols=["date"])["date"].to_numpy("datetime64[D]")
england = numpy.busdaycalendar(holidays=bank_holidays)

plans = pandas.read_csv(f"{folder}/ssd_cp_plans.csv",
                        usecols=["cppl_cp_plan_id", "cppl_cp_plan_start_date", "cppl_cp_plan_end_date"],
                        parse_dates=["cppl_cp_plan_start_date", "cppl_cp_plan_end_date"])
visits = pandas.read_csv(f"{folder}/ssd_cp_visits.csv",
                         usecols=["cppv_cp_plan_id", "cppv_cp_visit_date", "cppv_cp_visit_seen"],
                         dtype={"cppv_cp_visit_seen": "category"}, parse_dates=["cppv_cp_visit_date"])

visits = visits.loc[visits["cppv_cp_visit_seen"] == "Y", ["cppv_cp_plan_id", "cppv_cp_visit_date"]]
visits = visits.merge(plans, left_on="cppv_cp_plan_id", right_on="cppl_cp_plan_id")
made, started, ended = (visits[c] for c in ["cppv_cp_visit_date", "cppl_cp_plan_start_date", "cppl_cp_plan_end_date"])
visits = visits[(made >= started) & (ended.isna() | (made <= ended))]
visits = visits.sort_values(["cppv_cp_plan_id", "cppv_cp_visit_date"], kind="stable")

since = visits.groupby("cppv_cp_plan_id", sort=False)["cppv_cp_visit_date"].shift()
since = since.fillna(visits["cppl_cp_plan_start_date"]).to_numpy("datetime64[D]")
due = numpy.busday_offset(since, 10, roll="backward", busdaycal=england)
print(int((visits["cppv_cp_visit_date"].to_numpy("datetime64[D]") > due).sum()))
