package io.github.gan4j.core.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.gan4j.core.shape.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What each operation says when its arguments do not fit. {@link OpCoverageTest} requires a row for each. */
class OpErrorsTest {

  /** A wrong use and the exact text it must give. */
  record Row(String op, String form, Runnable use, String text) {}

  private static final Window K3 = Window.of(3);

  static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    arithmetic(rows);
    reduceAndMatMul(rows);
    shaping(rows);
    activations(rows);
    indexing(rows);
    conv(rows);
    pool(rows);
    normalization(rows);
    crossEntropy(rows);
    return rows;
  }

  @TestFactory
  Stream<DynamicTest> texts() {
    return rows().stream()
        .map(row -> dynamicTest(row.op() + ", " + row.form(), () -> {
          Throwable e = assertThrows(IllegalArgumentException.class, row.use()::run);
          assertEquals(row.text(), e.getMessage());
        }));
  }

  private static Tensor t(int... shape) {
    return Tensor.zeros(shape);
  }

  private static void arithmetic(List<Row> rows) {
    String rule = ". Axes are aligned at the last one; sizes must be equal, or one of them 1.";
    rows.add(new Row(
        "Arithmetic.add",
        "no broadcast",
        () -> t(3, 4).add(t(3)),
        "add: shapes do not broadcast: [3, 4] and [3]" + rule));
    rows.add(new Row(
        "Arithmetic.sub",
        "no broadcast",
        () -> t(2).sub(t(3)),
        "sub: shapes do not broadcast: [2] and [3]" + rule));
    rows.add(new Row(
        "Arithmetic.mul",
        "no broadcast",
        () -> t(2, 1, 3).mul(t(2, 2, 2)),
        "mul: shapes do not broadcast: [2, 1, 3] and [2, 2, 2]" + rule));
    rows.add(new Row(
        "Arithmetic.div",
        "no broadcast",
        () -> t(0).div(t(2)),
        "div: shapes do not broadcast: [0] and [2]" + rule));
    rows.add(new Row(
        "Arithmetic.add",
        "too large",
        () -> t(65_536, 1).add(t(65_536)),
        "shape: [65536, 65536] has more elements than an array can hold (2147483639)."
            + " Use a smaller batch or smaller layers."));
    rows.add(new Row(
        "Arithmetic.clamp",
        "bounds",
        () -> Arithmetic.clamp(t(2), 1, -1),
        "clamp: low must not be above high, got 1.0 and -1.0."));
    rows.add(new Row(
        "Arithmetic.clamp",
        "NaN",
        () -> Arithmetic.clamp(t(2), Float.NaN, 1),
        "clamp: low must not be above high, got NaN and 1.0."));
  }

  private static void reduceAndMatMul(List<Row> rows) {
    rows.add(new Row(
        "Reduce.sum", "axis", () -> t(3, 4).sum(2), "sum: axis 2 is out of range for 2 axes."));
    rows.add(new Row(
        "Reduce.sum", "axis", () -> t(3, 4).sum(-3), "sum: axis -3 is out of range for 2 axes."));
    rows.add(
        new Row("Reduce.sum", "twice", () -> t(3, 4).sum(1, -1), "sum: axis -1 is named twice."));
    rows.add(new Row(
        "Reduce.mean", "axis", () -> t(3, 4).mean(5), "mean: axis 5 is out of range for 2 axes."));
    rows.add(new Row(
        "Reduce.mean", "empty", () -> t(0, 4).mean(), "mean: [0, 4] has no elements to average."));
    rows.add(new Row(
        "Reduce.sumTo",
        "shape",
        () -> t(3, 4).sumTo(3),
        "sumTo: [3] does not broadcast to [3, 4]. Each size must be equal or 1."));
    rows.add(new Row(
        "Reduce.sumTo",
        "more axes",
        () -> t(3).sumTo(1, 3),
        "sumTo: [1, 3] does not broadcast to [3]. Each size must be equal or 1."));
    rows.add(new Row(
        "Reduce.expand",
        "shape",
        () -> t(3).expand(3, 4),
        "expand: [3] does not broadcast to [3, 4]. Each size must be equal or 1."));
    rows.add(new Row(
        "MatMul.matmul",
        "inner sizes",
        () -> t(64, 100).matmul(t(128, 4096)),
        "matmul: inner sizes differ, 100 and 128: [64, 100] x [128, 4096]."));
    rows.add(new Row(
        "MatMul.matmul",
        "transposed",
        () -> MatMul.matmul(t(2, 3), t(3, 4), true, true),
        "matmul: inner sizes differ, 2 and 4: [2, 3] transposed x [3, 4] transposed."));
    rows.add(new Row(
        "MatMul.matmul",
        "left rank",
        () -> t(2).matmul(t(2, 3)),
        "matmul: the left operand must have 2 axes (rows, columns), got [2]."));
    rows.add(new Row(
        "MatMul.matmul",
        "right rank",
        () -> t(2, 3).matmul(t(3, 1, 1)),
        "matmul: the right operand must have 2 axes (rows, columns), got [3, 1, 1]."));
  }

  private static void shaping(List<Row> rows) {
    rows.add(new Row(
        "Shaping.reshape",
        "size",
        () -> t(3, 4).reshape(5, 2),
        "reshape: [3, 4] has 12 elements and cannot become [5, 2]."));
    rows.add(new Row(
        "Shaping.reshape",
        "open size",
        () -> t(3, 4).reshape(5, -1),
        "reshape: [3, 4] has 12 elements and cannot become [5, -1]."));
    rows.add(new Row(
        "Shaping.reshape",
        "two open",
        () -> t(3, 4).reshape(-1, -1),
        "reshape: sizes must not be negative, and at most one may be -1, got [-1, -1]."));
    rows.add(new Row(
        "Shaping.reshape",
        "overflow",
        () -> t(0).reshape(65_536, 65_536),
        "reshape: [0] has 0 elements and cannot become [65536, 65536]."));
    rows.add(new Row(
        "Shaping.permute",
        "count",
        () -> t(3, 4).permute(0),
        "permute: [3, 4] has 2 axes, got an order of 1: [0]."));
    rows.add(new Row(
        "Shaping.permute",
        "twice",
        () -> t(3, 4).permute(0, 0),
        "permute: axis 0 is named twice."));
    rows.add(new Row(
        "Shaping.transpose",
        "rank",
        () -> Shaping.transpose(t(2, 3, 4)),
        "transpose: the input must have 2 axes (rows, columns), got [2, 3, 4]."));
    rows.add(new Row(
        "Shaping.pad",
        "count",
        () -> Shaping.pad(t(3, 4), new int[] {1}, new int[] {1, 1}),
        "pad: [3, 4] needs one amount per axis, got [1] and [1, 1]."));
    rows.add(new Row(
        "Shaping.pad",
        "negative",
        () -> Shaping.pad(t(3), new int[] {-1}, new int[] {0}),
        "pad: amounts must not be negative, got [-1] and [0]."));
    int most = Integer.MAX_VALUE;
    rows.add(new Row(
        "Shaping.pad",
        "overflow",
        () -> Shaping.pad(t(3), new int[] {most}, new int[] {most}),
        "pad: an axis of 4294967297 is longer than an array can be (2147483639)."));
    rows.add(new Row(
        "Shaping.crop",
        "too much",
        () -> Shaping.crop(t(3, 4), new int[] {0, 2}, new int[] {0, 3}),
        "crop: cannot take 2 and 3 off axis 1 of [3, 4]."));
    rows.add(new Row(
        "Shaping.crop",
        "overflow",
        () -> Shaping.crop(t(3), new int[] {most}, new int[] {most}),
        "crop: cannot take 2147483647 and 2147483647 off axis 0 of [3]."));
    rows.add(new Row(
        "Shaping.slice",
        "range",
        () -> t(3, 4).slice(-1, 2, 5),
        "slice: 2 to 5 is not within axis 1 of [3, 4]."));
    rows.add(new Row(
        "Shaping.slice",
        "order",
        () -> t(3, 4).slice(0, 2, 1),
        "slice: 2 to 1 is not within axis 0 of [3, 4]."));
    rows.add(new Row(
        "Shaping.slice",
        "axis",
        () -> t(3, 4).slice(2, 0, 1),
        "slice: axis 2 is out of range for 2 axes."));
    rows.add(new Row(
        "Shaping.concat", "none", () -> Shaping.concat(0, List.of()), "concat: no tensors given."));
    rows.add(new Row(
        "Shaping.concat",
        "shapes",
        () -> Shaping.concat(0, List.of(t(3, 4), t(3, 4), t(2, 5))),
        "concat: [3, 4] and [2, 5] must agree on every axis but axis 0."));
    rows.add(new Row(
        "Shaping.concat",
        "ranks",
        () -> Shaping.concat(1, List.of(t(3, 4), t(3))),
        "concat: [3, 4] and [3] must agree on every axis but axis 1."));
    rows.add(new Row(
        "Shaping.concat",
        "overflow",
        () -> Shaping.concat(1, List.of(t(0, most - 8), t(0, most - 8))),
        "concat: an axis of 4294967278 is longer than an array can be (2147483639)."));
  }

  private static void activations(List<Row> rows) {
    rows.add(new Row(
        "Activations.reluGrad",
        "shapes",
        () -> Activations.reluGrad(t(3), t(4)),
        "reluGrad: x [3] and g [4] must have the same shape."));
    rows.add(new Row(
        "Activations.leakyReluGrad",
        "shapes",
        () -> Activations.leakyReluGrad(t(3), t(1), 0.2f),
        "leakyReluGrad: x [3] and g [1] must have the same shape."));
    rows.add(new Row(
        "Activations.tanhGrad",
        "shapes",
        () -> Activations.tanhGrad(t(3), t(3, 1)),
        "tanhGrad: y [3] and g [3, 1] must have the same shape."));
    rows.add(new Row(
        "Activations.sigmoidGrad",
        "shapes",
        () -> Activations.sigmoidGrad(t(3), t()),
        "sigmoidGrad: y [3] and g [] must have the same shape."));
    rows.add(new Row(
        "Activations.softmax",
        "scalar",
        () -> Activations.softmax(t()),
        "softmax: the last axis must have elements, got []."));
    rows.add(new Row(
        "Activations.logSoftmax",
        "no classes",
        () -> Activations.logSoftmax(t(3, 0)),
        "logSoftmax: the last axis must have elements, got [3, 0]."));
    rows.add(new Row(
        "Activations.maxout",
        "pieces",
        () -> Activations.maxout(t(3, 4), 3),
        "maxout: the last axis of [3, 4] does not divide into 3 pieces."));
    rows.add(new Row(
        "Activations.maxout",
        "no pieces",
        () -> Activations.maxout(t(3, 4), 0),
        "maxout: the last axis of [3, 4] does not divide into 0 pieces."));
    rows.add(new Row(
        "Activations.dropout",
        "all",
        () -> Activations.dropout(t(3), 1, Rng.of(1)),
        "dropout: rate must be at least 0 and below 1, got 1.0."));
    rows.add(new Row(
        "Activations.dropout",
        "NaN",
        () -> Activations.dropout(t(3), Float.NaN, Rng.of(1)),
        "dropout: rate must be at least 0 and below 1, got NaN."));
  }

  private static void indexing(List<Row> rows) {
    rows.add(new Row(
        "Indexing.gather",
        "rank",
        () -> Indexing.gather(t(3), 0),
        "gather: the table must have 2 axes (rows, columns), got [3]."));
    rows.add(new Row(
        "Indexing.gather",
        "range",
        () -> Indexing.gather(t(3, 2), 0, 3),
        "gather: number 3 at position 1 is out of range; expected 0 to 2."));
    rows.add(new Row(
        "Indexing.gather",
        "negative",
        () -> Indexing.gather(t(3, 2), -1),
        "gather: number -1 at position 0 is out of range; expected 0 to 2."));
    rows.add(new Row(
        "Indexing.scatterAdd",
        "count",
        () -> Indexing.scatterAdd(t(3, 2), 5, 1, 2),
        "scatterAdd: [3, 2] needs 3 row numbers, got 2."));
    rows.add(new Row(
        "Indexing.scatterAdd",
        "range",
        () -> Indexing.scatterAdd(t(1, 2), 5, 5),
        "scatterAdd: number 5 at position 0 is out of range; expected 0 to 4."));
    rows.add(new Row(
        "Indexing.take",
        "range",
        () -> Indexing.take(t(3, 2), 6),
        "take: number 6 at position 0 is out of range; expected 0 to 5."));
    rows.add(new Row(
        "Indexing.oneHot",
        "range",
        () -> Indexing.oneHot(new int[] {0, 3}, 3),
        "oneHot: number 3 at position 1 is out of range; expected 0 to 2."));
  }

  private static void conv(List<Row> rows) {
    rows.add(new Row(
        "Conv.conv2d",
        "channels",
        () -> Conv.conv2d(
            t(16, 32, 32, 3), t(4, 4, 64, 128), Window.of(4).stride(2).pad(1)),
        "conv2d: input has 3 channels but the weight expects 64: input [16, 32, 32, 3]"
            + " (N,H,W,C), weight [4, 4, 64, 128] (kH,kW,I,O)."));
    rows.add(new Row(
        "Conv.conv2d",
        "rank",
        () -> Conv.conv2d(t(3, 3), t(3, 3, 1, 1), K3),
        "conv2d: input must have 4 axes (N,H,W,C), got [3, 3]."));
    rows.add(new Row(
        "Conv.conv2d",
        "weight rank",
        () -> Conv.conv2d(t(1, 3, 3, 1), t(3), K3),
        "conv2d: weight must have 4 axes (kH,kW,I,O), got [3]."));
    rows.add(new Row(
        "Conv.conv2d",
        "window",
        () -> Conv.conv2d(t(1, 4, 4, 1), t(3, 4, 1, 1), K3),
        "conv2d: the weight [3, 4, 1, 1] (kH,kW,I,O) does not fit the window k3 s1 p0."));
    rows.add(new Row(
        "Conv.conv2d",
        "too small",
        () -> Conv.conv2d(t(1, 2, 9, 1), t(5, 5, 1, 1), Window.of(5).pad(1)),
        "conv2d: the window k5 s1 p1 does not fit 2 rows of input (4 with padding)."));
    rows.add(new Row(
        "Conv.convTranspose2d",
        "channels",
        () -> Conv.convTranspose2d(t(1, 4, 4, 3), t(3, 3, 3, 5), K3),
        "convTranspose2d: input has 3 channels but the weight expects 5: input [1, 4, 4, 3]"
            + " (N,H,W,C), weight [3, 3, 3, 5] (kH,kW,I,O)."));
    rows.add(new Row(
        "Conv.convTranspose2d",
        "rank",
        () -> Conv.convTranspose2d(t(4, 4), t(3, 3, 3, 5), K3),
        "convTranspose2d: input must have 4 axes (N,H,W,C), got [4, 4]."));
    rows.add(new Row(
        "Conv.convTranspose2d",
        "nothing left",
        () -> Conv.convTranspose2d(t(1, 1, 4, 1), t(2, 2, 1, 1), Window.of(2).pad(1)),
        "convTranspose2d: the window k2 s1 p1 makes 0 rows of output from 1 of input."));
    rows.add(new Row(
        "Conv.conv2dInputGrad",
        "geometry",
        () -> Conv.conv2dInputGrad(t(1, 4, 4, 1), t(3, 3, 1, 1), K3, 5, 6),
        "conv2dInputGrad: a window k3 s1 p0 over 5x6 gives 3x4, got [1, 4, 4, 1] (N,H,W,C)."));
    rows.add(new Row(
        "Conv.conv2dInputGrad",
        "channels",
        () -> Conv.conv2dInputGrad(t(1, 4, 4, 2), t(3, 3, 1, 1), K3, 6, 6),
        "conv2dInputGrad: input has 2 channels but the weight expects 1: input [1, 4, 4, 2]"
            + " (N,H,W,C), weight [3, 3, 1, 1] (kH,kW,I,O)."));
    rows.add(new Row(
        "Conv.conv2dWeightGrad",
        "batches",
        () -> Conv.conv2dWeightGrad(t(2, 5, 5, 1), t(3, 3, 3, 1), K3),
        "conv2dWeightGrad: batches differ, 2 and 3: input [2, 5, 5, 1],"
            + " output gradient [3, 3, 3, 1]."));
    rows.add(new Row(
        "Conv.conv2dWeightGrad",
        "geometry",
        () -> Conv.conv2dWeightGrad(t(1, 5, 5, 1), t(1, 3, 4, 1), K3),
        "conv2dWeightGrad: a window k3 s1 p0 over 5x5 gives 3x3, got [1, 3, 4, 1] (N,H,W,C)."));
    rows.add(new Row(
        "Conv.conv2d",
        "bias",
        () -> Conv.conv2d(t(1, 3, 3, 1), t(3, 3, 1, 2), K3, t(3), 1),
        "conv2d: the bias [3] must be [2], one number per channel of the result."));
    rows.add(new Row(
        "Conv.conv2d",
        "slope",
        () -> Conv.conv2d(t(1, 3, 3, 1), t(3, 3, 1, 2), K3, null, -1),
        "conv2d: slope must not be negative, got -1.0. Use 1 for no activation."));
    rows.add(new Row(
        "Conv.upsampleConv2d",
        "channels",
        () -> Conv.upsampleConv2d(t(1, 4, 4, 3), t(3, 3, 2, 5), null, 1),
        "upsampleConv2d: input has 3 channels but the weight expects 2: input [1, 4, 4, 3]"
            + " (N,H,W,C), weight [3, 3, 2, 5] (kH,kW,I,O)."));
    rows.add(new Row(
        "Conv.conv2dAvgPool",
        "kernel",
        () -> Conv.conv2dAvgPool(t(1, 4, 4, 3), t(2, 2, 3, 5), null, 1),
        "conv2dAvgPool: the kernel must be square and odd, got weight [2, 2, 3, 5]"
            + " (kH,kW,I,O)."));
    rows.add(new Row(
        "MatMul.linear",
        "bias",
        () -> MatMul.linear(t(2, 3), t(3, 4), t(3), 0),
        "linear: the bias [3] must be [4], one number per channel of the result."));
    rows.add(new Row(
        "Conv.conv2d",
        "columns too large for an array",
        () -> Conv.conv2d(t(1, 50_000, 1, 1), t(300, 300, 1, 0), Window.of(300).pad(299)),
        "shape: [300, 300, 1, 50299, 300] has more elements than an array can hold (2147483639)."
            + " Use a smaller batch or smaller layers."));
  }

  private static void pool(List<Row> rows) {
    String rank = ": input must have 4 axes (N,H,W,C), got [3, 4].";
    rows.add(new Row("Pool.avgPool", "rank", () -> Pool.avgPool(t(3, 4), K3), "avgPool" + rank));
    rows.add(new Row("Pool.sumPool", "rank", () -> Pool.sumPool(t(3, 4), K3), "sumPool" + rank));
    rows.add(new Row("Pool.maxPool", "rank", () -> Pool.maxPool(t(3, 4), K3), "maxPool" + rank));
    rows.add(new Row("Pool.upsample", "rank", () -> Pool.upsample(t(3, 4), 2), "upsample" + rank));
    rows.add(new Row(
        "Pool.avgPool",
        "too small",
        () -> Pool.avgPool(t(1, 4, 2, 1), K3),
        "avgPool: the window k3 s1 p0 does not fit 2 columns of input (2 with padding)."));
    rows.add(new Row(
        "Pool.maxPool",
        "no pixels",
        () -> Pool.maxPool(t(1, 0, 4, 1), Window.of(2).pad(1)),
        "maxPool: input [1, 0, 4, 1] (N,H,W,C) has no pixels to choose from."));
    rows.add(new Row(
        "Pool.upsample",
        "factor",
        () -> Pool.upsample(t(1, 2, 2, 1), 0),
        "upsample: factor must be at least 1, got 0."));
    rows.add(new Row(
        "Pool.upsample",
        "overflow",
        () -> Pool.upsample(t(1, 65_536, 1, 1), 65_536),
        "upsample: an axis of 4294967296 is longer than an array can be (2147483639)."));
  }

  private static void normalization(List<Row> rows) {
    rows.add(new Row(
        "Normalization.batchNorm",
        "rank",
        () -> Normalization.batchNorm(t(4), t(4), t(4), 1, 1e-5f),
        "batchNorm: input must have at least 2 axes (N,...,C), got [4]."));
    rows.add(new Row(
        "Normalization.batchNorm",
        "groups",
        () -> Normalization.batchNorm(t(5, 3), t(3), t(3), 2, 1e-5f),
        "batchNorm: a batch of 5 does not divide into 2 equal groups: [5, 3]."));
    rows.add(new Row(
        "Normalization.batchNorm",
        "one value",
        () -> Normalization.batchNorm(t(1, 1, 1, 3), t(3), t(3), 1, 1e-5f),
        "batchNorm: training needs more than 1 value per channel, got 1: [1, 1, 1, 3] in 1"
            + " group. Use a larger batch."));
    rows.add(new Row(
        "Normalization.batchNorm",
        "one value per group",
        () -> Normalization.batchNorm(t(2, 3), t(3), t(3), 2, 1e-5f),
        "batchNorm: training needs more than 1 value per channel, got 1: [2, 3] in 2 groups."
            + " Use a larger batch."));
    rows.add(new Row(
        "Normalization.batchNorm",
        "gamma",
        () -> Normalization.batchNorm(t(4, 3), t(4), t(3), 1, 1e-5f),
        "batchNorm: gamma [4] and beta [3] must be [3] for input [4, 3]."));
    rows.add(new Row(
        "Normalization.instanceNorm",
        "rank",
        () -> Normalization.instanceNorm(t(4, 3), t(3), t(3), 1e-5f),
        "instanceNorm: input must have 4 axes (N,H,W,C), got [4, 3]."));
    rows.add(new Row(
        "Normalization.instanceNorm",
        "beta",
        () -> Normalization.instanceNorm(t(1, 2, 2, 3), t(3), t(3, 1), 1e-5f),
        "instanceNorm: gamma [3] and beta [3, 1] must be [3] for input [1, 2, 2, 3]."));
    rows.add(new Row(
        "Normalization.layerNorm",
        "rank",
        () -> Normalization.layerNorm(t(3), t(3), t(3), 1e-5f),
        "layerNorm: input must have at least 2 axes (N,...,C), got [3]."));
    rows.add(new Row(
        "Normalization.layerNorm",
        "beta",
        () -> Normalization.layerNorm(t(2, 3), t(3), t(2), 1e-5f),
        "layerNorm: gamma [3] and beta [2] must be [3] for input [2, 3]."));
  }

  private static void crossEntropy(List<Row> rows) {
    rows.add(new Row(
        "CrossEntropy.bceWithLogits",
        "shapes",
        () -> CrossEntropy.bceWithLogits(t(3, 1), t(3)),
        "bceWithLogits: logits [3, 1] and target [3] must have the same shape."));
    rows.add(new Row(
        "CrossEntropy.bceWithLogits",
        "empty",
        () -> CrossEntropy.bceWithLogits(t(0, 1), 1),
        "mean: [0, 1] has no elements to average."));
    rows.add(new Row(
        "CrossEntropy.crossEntropy",
        "rank",
        () -> CrossEntropy.crossEntropy(t(3), 0),
        "crossEntropy: logits must have 2 axes (N,K), got [3]."));
    rows.add(new Row(
        "CrossEntropy.crossEntropy",
        "count",
        () -> CrossEntropy.crossEntropy(t(3, 5), 0, 1),
        "crossEntropy: logits [3, 5] need 3 labels, got 2."));
    rows.add(new Row(
        "CrossEntropy.crossEntropy",
        "range",
        () -> CrossEntropy.crossEntropy(t(2, 5), 0, 5),
        "crossEntropy: label 5 of sample 1 is out of range; expected 0 to 4."));
    rows.add(new Row(
        "CrossEntropy.crossEntropy",
        "empty",
        () -> CrossEntropy.crossEntropy(t(0, 5)),
        "mean: [0] has no elements to average."));
  }
}
