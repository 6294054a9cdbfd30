// The page of a matrix.
function begin() {
  startMatrix();
  window.grants = { rows };
  return drawMatrixPage;
}
