package io.github.gan4j.core.kernel;

/** The element-wise functions of two arrays that a provider computes. {@code p} is the parameter. */
public enum BinaryOp {
  ADD,
  SUB,
  MUL,
  DIV,
  /** {@code a > 0 ? b : 0}: a is the input of a ReLU, b the gradient */
  RELU_GRAD,
  /** {@code a > 0 ? b : p b}: a is the input of a leaky ReLU, b the gradient */
  LEAKY_RELU_GRAD,
  /** {@code b a (1 - a)}: a is the result of a sigmoid, b the gradient */
  SIGMOID_GRAD,
  /** {@code b (1 - a a)}: a is the result of a tanh, b the gradient */
  TANH_GRAD
}
