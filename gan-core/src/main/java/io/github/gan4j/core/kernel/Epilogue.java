package io.github.gan4j.core.kernel;

/**
 * What happens to a row of a product once its sums are complete, while it is still near: {@code act(y + bias)}, with
 * {@code act(v) = v > 0 ? v : slope v}, so that slope 1 is no activation and 0 is ReLU.
 *
 * @param bias one number per column from {@code biasAt} on; empty for none
 */
record Epilogue(float[] bias, int biasAt, float slope) {

  static final Epilogue NONE = new Epilogue(new float[0], 0, 1);

  boolean isNone() {
    return bias.length == 0 && slope == 1;
  }
}
