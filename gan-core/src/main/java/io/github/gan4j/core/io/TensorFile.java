package io.github.gan4j.core.io;

import io.github.gan4j.core.shape.Shapes;
import io.github.gan4j.core.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The content of a file of named tensors, fully read and checked. */
public final class TensorFile {

  private static final int MOST_LISTED = 8;

  private final Path path;
  private final Map<String, Tensor> tensors;
  private final Map<String, String> metadata;

  TensorFile(Path path, Map<String, Tensor> tensors, Map<String, String> metadata) {
    this.path = path;
    this.tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    this.metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /** The names of the tensors in the order of their data. */
  public List<String> names() {
    return List.copyOf(tensors.keySet());
  }

  /** All tensors by name, in the order of their data. */
  public Map<String, Tensor> tensors() {
    return tensors;
  }

  /**
   * The tensor of that name.
   *
   * @throws TensorFileException if there is none; the message lists the nearest names
   */
  public Tensor tensor(String name) throws TensorFileException {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new TensorFileException(
          "checkpoint " + path,
          "there is no tensor "
              + Names.quote(name) + " among its " + tensors.size()
              + (tensors.isEmpty() ? "." : ". Nearest: " + Names.nearest(name, names()) + "."));
    }
    return tensor;
  }

  /**
   * The shape of the tensor of that name.
   *
   * @throws TensorFileException if there is none
   */
  public int[] shape(String name) throws TensorFileException {
    return tensor(name).shape();
  }

  /** The texts stored with the tensors, without the checksums. */
  public Map<String, String> metadata() {
    return metadata;
  }

  /**
   * Fails unless the file has exactly the expected names, each with the expected shape.
   *
   * @param expected the shapes by name, in the order in which differences are to be listed
   * @throws TensorFileException if a name is missing, unexpected, or has another shape; the message lists them
   */
  public void require(Map<String, int[]> expected) throws TensorFileException {
    Set<String> names = new LinkedHashSet<>(expected.keySet());
    names.addAll(tensors.keySet());
    List<String> differences = new ArrayList<>();
    for (String name : names) {
      int[] model = expected.get(name);
      Tensor tensor = tensors.get(name);
      if (tensor == null || model == null || !Arrays.equals(tensor.shape(), model)) {
        differences.add(Names.quote(name) + ": file " + shape(tensor) + ", model "
            + (model == null ? "none" : Shapes.format(model)));
      }
    }
    if (!differences.isEmpty()) {
      throw new TensorFileException(
          "checkpoint " + path,
          differences.size() + " of "
              + names.size() + " parameters do not fit. " + list(differences)
              + ". Build the model with the configuration it was saved with.");
    }
  }

  private static String shape(@Nullable Tensor tensor) {
    return tensor == null ? "none" : Shapes.format(tensor.shape());
  }

  private static String list(List<String> differences) {
    int listed = Math.min(MOST_LISTED, differences.size());
    String rest =
        listed < differences.size() ? "; and " + (differences.size() - listed) + " more" : "";
    return String.join("; ", differences.subList(0, listed)) + rest;
  }

  @Override
  public String toString() {
    return "TensorFile " + path + " (" + tensors.size() + " tensors)";
  }
}
