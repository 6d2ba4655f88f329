package io.github.gan4j.models.gan;

import io.github.gan4j.core.shape.Shapes;
import io.github.gan4j.models.checkpoint.Memory;
import io.github.gan4j.models.data.Dataset;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.zip.CRC32C;

/** By what a data set is known again: count, shape and classes, and a checksum of some samples with their labels. */
final class DataIdentity {

  /** Samples that the checksum covers, evenly spread: reading all would take long where images are files. */
  private static final int SAMPLES = 256;

  private DataIdentity() {}

  static Memory of(Dataset data) {
    return new Memory()
        .put("samples", data.size())
        .put("shape", Shapes.format(data.sampleShape()))
        .put("classes", data.classes())
        .put("checksum", checksum(data));
  }

  private static String checksum(Dataset data) {
    int count = Math.min(SAMPLES, data.size());
    float[] values = new float[data.sampleLength()];
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
    CRC32C crc = new CRC32C();
    for (int i = 0; i < count; i++) {
      int index = (int) ((long) i * data.size() / count);
      data.read(index, values, 0);
      bytes.clear().asFloatBuffer().put(values);
      crc.update(bytes);
      if (data.classes() > 0) {
        crc.update(data.label(index));
      }
    }
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }
}
