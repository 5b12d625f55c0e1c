package dev.accounts.lambda.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.regions.DefaultServiceMetadata;
import software.amazon.awssdk.regions.EndpointTag;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceEndpointKey;
import software.amazon.awssdk.regions.ServiceMetadata;

/** The zip leaves out what the SDK knows of each service of AWS; the Data API is no exception. */
class ServiceMetadataTest {
  private static final String DATA_API = "rds-data";

  private static List<Region> regions() {
    return Region.regions();
  }

  @Test
  void theSdkKnowsTheDataApi() {
    assertThat(ServiceMetadata.of(DATA_API)).isNotInstanceOf(DefaultServiceMetadata.class);
  }

  @ParameterizedTest
  @MethodSource("regions")
  void whatItKnowsIsWhatItAssumesOfAnyService(Region region) {
    for (List<EndpointTag> tags :
        List.<List<EndpointTag>>of(
            List.of(),
            List.of(EndpointTag.FIPS),
            List.of(EndpointTag.DUALSTACK),
            List.of(EndpointTag.FIPS, EndpointTag.DUALSTACK))) {
      ServiceEndpointKey key = ServiceEndpointKey.builder().region(region).tags(tags).build();
      assertThat(place(new DefaultServiceMetadata(DATA_API), key))
          .isEqualTo(place(ServiceMetadata.of(DATA_API), key));
    }
  }

  /** Where the service is and for which region calls are signed, if it is there at all. */
  private static String place(ServiceMetadata service, ServiceEndpointKey key) {
    try {
      return service.endpointFor(key) + " " + service.signingRegion(key);
    } catch (NullPointerException thereIsNone) {
      return "nowhere";
    }
  }
}
