package io.github.gan4j.bench.workload;

/**
 * From gan4j's order of axes to that of libraries with channels first: images [N,H,W,C] to [N,C,H,W], weights of
 * convolutions [kH,kW,in,out] to [out,in,kH,kW], of transposed ones [kH,kW,out,in] to [in,out,kH,kW].
 */
public final class Layout {

  private static final int[] IMAGES = {0, 3, 1, 2};
  private static final int[] KERNEL = {3, 2, 0, 1};
  private static final int[] PROJECTION = {0, 3, 1, 2};

  private Layout() {}

  /** [N,H,W,C] as [N,C,H,W]. */
  public static float[] images(float[] x, int... shape) {
    return permute(x, shape, IMAGES);
  }

  /** The weight of a convolution, transposed or not, with both channels first. */
  public static float[] kernel(float[] w, int... shape) {
    return permute(w, shape, KERNEL);
  }

  /** The weight [in, H * W * C] of a projection to an image as [in, C * H * W]. */
  public static float[] projection(float[] w, int in, int height, int width, int channels) {
    return permute(w, new int[] {in, height, width, channels}, PROJECTION);
  }

  /** [rows,cols] as [cols,rows]. */
  public static float[] transpose(float[] w, int rows, int cols) {
    return permute(w, new int[] {rows, cols}, 1, 0);
  }

  /** Copies so that axis i of the result is axis {@code order[i]} of x. */
  static float[] permute(float[] x, int[] shape, int... order) {
    int rank = shape.length;
    int[] strides = new int[rank];
    for (int i = rank - 1, stride = 1; i >= 0; stride *= shape[i--]) {
      strides[i] = stride;
    }
    float[] y = new float[x.length];
    int[] index = new int[rank];
    for (int i = 0, from = 0; i < y.length; i++) {
      y[i] = x[from];
      for (int axis = rank - 1; axis >= 0; axis--) {
        int source = order[axis];
        from += strides[source];
        if (++index[axis] < shape[source]) {
          break;
        }
        index[axis] = 0;
        from -= strides[source] * shape[source];
      }
    }
    return y;
  }
}
