package io.github.gan4j.models.net;

import io.github.gan4j.core.layer.BatchNorm;
import io.github.gan4j.core.layer.Conv2d;
import io.github.gan4j.core.layer.ConvTranspose2d;
import io.github.gan4j.core.layer.Layer;
import io.github.gan4j.core.layer.LayerNorm;
import io.github.gan4j.core.layer.Layers;
import io.github.gan4j.core.layer.Linear;
import io.github.gan4j.core.layer.Maxout;
import io.github.gan4j.core.layer.NormSpec;
import io.github.gan4j.core.layer.Sequential;
import io.github.gan4j.core.param.Params;
import io.github.gan4j.core.param.WeightSpec;
import io.github.gan4j.core.shape.ShapeException;
import io.github.gan4j.core.shape.Shapes;
import io.github.gan4j.core.shape.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Layers one after the other, written as papers list them: each knows its input from the one before.
 *
 * <pre>{@code
 * Stack.of(p, 28, 28, 1)
 *     .at("down1").conv(64, Window.of(4).stride(2).pad(1)).leakyRelu(0.2f)              // 14x14x64
 *     .at("down2").conv(128, Window.of(4).stride(2).pad(1)).batchNorm().leakyRelu(0.2f) // 7x7x128
 *     .at("score").linear(1)
 *     .build()
 * }</pre>
 *
 * Parameters are named after the place: {@code down1.conv.weight}, {@code down2.norm.bias}, {@code
 * score.linear.weight}.
 */
public final class Stack {

  private final Params root;
  private final List<Layer> layers = new ArrayList<>();
  private Params place;
  private int[] shape;
  private WeightSpec weights = WeightSpec.standard();
  private NormSpec norms = NormSpec.standard();

  private Stack(Params root, int... shape) {
    this.root = root;
    place = root;
    this.shape = shape.clone();
  }

  /** Starts with samples of this shape: [H, W, C] for images, [size] for vectors. */
  public static Stack of(Params p, int... sampleShape) {
    return new Stack(p, sampleShape);
  }

  /** How the layers after this make their weights and biases. */
  public Stack weights(WeightSpec spec) {
    weights = spec;
    return this;
  }

  /** How the normalisations after this are made. */
  public Stack norms(NormSpec spec) {
    norms = spec;
    return this;
  }

  /** Names the place of the layers after this. */
  public Stack at(String name) {
    place = root.at(name);
    return this;
  }

  /** Fully connected; images are flattened first. */
  public Stack linear(int out) {
    flatten();
    return then(new Linear(place.at("linear"), shape[0], out, weights), out);
  }

  /** Fully connected, of whose {@code pieces} each unit keeps the largest; images are flattened first. */
  public Stack maxout(int units, int pieces) {
    flatten();
    return then(new Maxout(place.at("maxout"), shape[0], units, pieces, weights), units);
  }

  public Stack conv(int out, Window window) {
    requireImage("conv");
    return then(
        new Conv2d(place.at("conv"), shape[2], out, window, weights),
        window.outputHeight("conv2d", shape[0]),
        window.outputWidth("conv2d", shape[1]),
        out);
  }

  public Stack convTranspose(int out, Window window) {
    requireImage("convTranspose");
    return then(
        new ConvTranspose2d(place.at("conv"), shape[2], out, window, weights),
        window.transposedHeight("convTranspose2d", shape[0]),
        window.transposedWidth("convTranspose2d", shape[1]),
        out);
  }

  public Stack batchNorm() {
    return then(new BatchNorm(place.at("norm"), channels(), norms));
  }

  /** Batch normalisation, or nothing. */
  public Stack batchNorm(boolean isWanted) {
    return isWanted ? batchNorm() : this;
  }

  public Stack layerNorm() {
    return then(new LayerNorm(place.at("norm"), channels(), norms));
  }

  public Stack relu() {
    return then(Layers.relu());
  }

  public Stack leakyRelu(float slope) {
    return then(Layers.leakyRelu(slope));
  }

  public Stack elu() {
    return then(Layers.elu(1));
  }

  /** Zeroes each value with this probability in training; nothing for 0. */
  public Stack dropout(float rate) {
    return rate == 0 ? this : then(Layers.dropout(rate));
  }

  public Stack upsample(int factor) {
    requireImage("upsample");
    return then(Layers.upsample(factor), shape[0] * factor, shape[1] * factor, shape[2]);
  }

  public Stack avgPool(int side) {
    return pool("avgPool", side, Layers::avgPool);
  }

  public Stack maxPool(int side) {
    return pool("maxPool", side, Layers::maxPool);
  }

  private Stack pool(String name, int side, Function<Window, Layer> layer) {
    requireImage(name);
    Window window = Window.of(side).stride(side);
    return then(
        layer.apply(window),
        window.outputHeight(name, shape[0]),
        window.outputWidth(name, shape[1]),
        shape[2]);
  }

  public Stack reshape(int... sampleShape) {
    if (Shapes.size(sampleShape) != Shapes.size(shape)) {
      throw new ShapeException("Stack: samples %s cannot be seen as %s."
          .formatted(Shapes.format(shape), Shapes.format(sampleShape)));
    }
    return then(Layers.reshape(sampleShape), sampleShape);
  }

  /** Any layer that keeps the shape. */
  public Stack then(Layer layer) {
    return then(layer, shape);
  }

  /** Any layer, and the shape of the samples after it. */
  public Stack then(Layer layer, int... shapeAfter) {
    layers.add(layer);
    shape = shapeAfter.clone();
    return this;
  }

  /** The shape of the samples after the layers so far. */
  public int[] shape() {
    return shape.clone();
  }

  public Sequential build() {
    return new Sequential(layers);
  }

  private int channels() {
    return shape[shape.length - 1];
  }

  private void flatten() {
    if (shape.length > 1) {
      then(Layers.flatten(), Shapes.size(shape));
    }
  }

  private void requireImage(String what) {
    if (shape.length != 3) {
      throw new ShapeException(
          "Stack: %s needs samples [H,W,C] at '%s', got %s. Add reshape(h, w, c) before it."
              .formatted(what, place.path(), Shapes.format(shape)));
    }
  }
}
