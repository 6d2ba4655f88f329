package io.github.gan4j.bench.dl4j;

import io.github.gan4j.bench.workload.Fill;
import io.github.gan4j.bench.workload.Layout;
import io.github.gan4j.bench.workload.Piece;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.factory.Nd4j;

/** The first numbers of a net's layers, in DL4J's layout. */
final class Values {

  private static final String WEIGHT = "W";
  private static final String BIAS = "b";

  private record Value(int layer, String name, float[] numbers, long... shape) {}

  private final String net;
  private final List<Value> values = new ArrayList<>();

  Values(String net) {
    this.net = net;
  }

  void linear(int layer, Piece.Linear l) {
    float[] w = Fill.slot(path(l.name(), "weight"), l.in(), l.out());
    values.add(new Value(layer, WEIGHT, w, l.in(), l.out()));
    bias(layer, l.name(), l.bias(), l.out());
  }

  void batchNorm(int layer, Piece.BatchNorm n) {
    int c = n.channels();
    values.add(new Value(layer, "gamma", Fill.slot(path(n.name(), "weight"), c), 1, c));
    values.add(new Value(layer, "beta", Fill.slot(path(n.name(), "bias"), c), 1, c));
  }

  // [kH,kW,first,second] as [second,first,kH,kW]; the nets with DL4J have no biases in convolutions
  void kernel(int layer, String name, int k, int first, int second) {
    float[] w = Fill.slot(path(name, "weight"), k, k, first, second);
    values.add(
        new Value(layer, WEIGHT, Layout.kernel(w, k, k, first, second), second, first, k, k));
  }

  /** A convolution to one score as the weight of a dense layer. */
  void wholeImage(int layer, Piece.Conv c) {
    int k = c.kernel();
    float[] w = Fill.slot(path(c.name(), "weight"), k, k, c.in(), 1);
    values.add(new Value(layer, WEIGHT, Layout.projection(w, 1, k, k, c.in()), w.length, 1));
  }

  private void bias(int layer, String name, boolean wanted, int size) {
    if (wanted) {
      values.add(new Value(layer, BIAS, Fill.slot(path(name, "bias"), size), 1, size));
    }
  }

  private String path(String name, String slot) {
    return net + "." + name + "." + slot;
  }

  void assign(MultiLayerNetwork to) {
    for (Value v : values) {
      to.getLayer(v.layer()).getParam(v.name()).assign(Nd4j.create(v.numbers(), v.shape(), 'c'));
    }
  }
}
