// The page of a plan.
function begin() {
  startPlan();
  return drawPlanPage;
}
