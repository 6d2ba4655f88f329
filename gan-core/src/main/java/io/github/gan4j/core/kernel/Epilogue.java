package io.github.gan4j.core.kernel;

/**
 * What happens to each row of a product or convolution once its sums are complete, while it is still near: {@code
 * act(y + bias)}, with {@code act(v) = v > 0 ? v : slope v}.
 *
 * @param bias one number per column from {@code biasAt} on; an empty array for none
 * @param slope 1 for no activation, 0 for ReLU
 */
public record Epilogue(float[] bias, int biasAt, float slope) {

  /** Leaves everything as it is. */
  public static final Epilogue NONE = new Epilogue(new float[0], 0, 1);

  boolean hasBias() {
    return bias.length > 0;
  }

  boolean isNone() {
    return !hasBias() && slope == 1;
  }
}
