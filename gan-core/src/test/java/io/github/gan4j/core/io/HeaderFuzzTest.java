package io.github.gan4j.core.io;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Random headers must be read or refused with the one exception, whatever they are. */
class HeaderFuzzTest {

  private static final int ROUNDS = 50_000;
  private static final long SEED = 20_240_607;
  private static final String VALID =
      "{\"__metadata__\":{\"checksums\":\"x\",\"\\u00e9\\n\":\"\u4f60\"},"
          + "\"a\":{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[0,8]},"
          + "\"b\\ud83d\\ude00\":{\"shape\":[],\"data_offsets\":[8,12],\"dtype\":\"F32\"}}  ";
  private static final byte[] TOKENS =
      "{}[]:,\"\\u0019-.eE \n\0dF32".getBytes(StandardCharsets.US_ASCII);

  @Test
  void onlyTheOneException() {
    int read = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] header = mutated(new SplittableRandom(SEED + round));
      try {
        assertNotNull(new HeaderParser("fuzz", header).parse().inDataOrder("fuzz", 12));
        read++;
      } catch (TensorFileException refused) {
        assertTrue(refused.getMessage().startsWith("fuzz: "), refused.getMessage());
      } catch (RuntimeException | Error e) {
        fail("seed " + (SEED + round) + ": " + Arrays.toString(header), e);
      }
    }
    assertTrue(read > 0 && read < ROUNDS, read + " of " + ROUNDS + " were read");
  }

  private static byte[] mutated(SplittableRandom random) {
    byte[] bytes = VALID.getBytes(StandardCharsets.UTF_8);
    for (int change = random.nextInt(1, 5); change > 0; change--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] = (byte) random.nextInt();
        case 1 -> bytes[at] = TOKENS[random.nextInt(TOKENS.length)];
        case 2 -> bytes = spliced(bytes, at, at, TOKENS[random.nextInt(TOKENS.length)]);
        case 3 -> bytes = spliced(bytes, at, random.nextInt(at, bytes.length));
        default -> bytes = Arrays.copyOf(bytes, at + 1);
      }
    }
    return bytes;
  }

  /** The bytes with those between two places replaced. */
  private static byte[] spliced(byte[] bytes, int from, int to, byte... by) {
    byte[] result = Arrays.copyOf(bytes, bytes.length - (to - from) + by.length);
    System.arraycopy(by, 0, result, from, by.length);
    System.arraycopy(bytes, to, result, from + by.length, bytes.length - to);
    return result;
  }
}
