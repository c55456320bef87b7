package vn.lienthong.draft;

import java.util.Arrays;

/** Gives each row at most one column so that the sum of what they are worth is greatest. */
final class Assignment {
  private Assignment() {}

  /**
   * The column of each row, -1 for none: the Hungarian method over a square of costs.
   *
   * @param worth 0 or less for a pair that may not be
   */
  static int[] best(double[][] worth) {
    int rows = worth.length;
    int columns = rows == 0 ? 0 : worth[0].length;
    int size = Math.max(rows, columns);
    int[] rowOf = new int[size + 1];
    double[] u = new double[size + 1];
    double[] v = new double[size + 1];
    for (int row = 1; row <= size; row++) {
      augment(worth, size, row, rowOf, u, v);
    }
    int[] columnOf = new int[rows];
    Arrays.fill(columnOf, -1);
    for (int column = 1; column <= size; column++) {
      int row = rowOf[column] - 1;
      if (row < rows && column <= columns && worth[row][column - 1] > 0) {
        columnOf[row] = column - 1;
      }
    }
    return columnOf;
  }

  private static void augment(
      double[][] worth, int size, int row, int[] rowOf, double[] u, double[] v) {
    double[] least = new double[size + 1];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    boolean[] used = new boolean[size + 1];
    int[] way = new int[size + 1];
    rowOf[0] = row;
    int column = 0;
    do {
      used[column] = true;
      int next = 0;
      double delta = Double.POSITIVE_INFINITY;
      for (int other = 1; other <= size; other++) {
        if (!used[other]) {
          double cost = cost(worth, rowOf[column], other) - u[rowOf[column]] - v[other];
          if (cost < least[other]) {
            least[other] = cost;
            way[other] = column;
          }
          if (least[other] < delta) {
            delta = least[other];
            next = other;
          }
        }
      }
      for (int other = 0; other <= size; other++) {
        if (used[other]) {
          u[rowOf[other]] += delta;
          v[other] -= delta;
        } else {
          least[other] -= delta;
        }
      }
      column = next;
    } while (rowOf[column] != 0);
    while (column != 0) {
      int before = way[column];
      rowOf[column] = rowOf[before];
      column = before;
    }
  }

  private static double cost(double[][] worth, int row, int column) {
    boolean real = row <= worth.length && column <= worth[0].length;
    return real ? -Math.max(0, worth[row - 1][column - 1]) : 0;
  }
}
