package io.ensemble.dispatcher.configuration;

import io.ensemble.dispatcher.DispatcherConfig;
import io.ensemble.fleet.file.Secrets;
import io.ensemble.fleet.file.TenantsFile;
import io.ensemble.fleet.file.WatchedFile;
import io.ensemble.fleet.node.Secret;
import io.ensemble.fleet.store.ConfigurationStore;
import io.ensemble.fleet.store.StoreAccess;
import io.ensemble.fleet.tenant.Tenant;
import io.ensemble.fleet.tenant.Tenants;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Keeps the tenants of tenants.yaml published, or the one tenant of a fleet without such a file. */
@Startup // so that a missing secret ends the start
@ApplicationScoped
public class TenantsWatch {

    private final Runnable look;

    TenantsWatch(DispatcherConfig config, ConfigurationStore configuration, StoreAccess store) {
        this.look = config.tenantsFile()
                .<Runnable>map(path -> {
                    var secrets = Secrets.ofThisProcess();
                    return new PublishedFile<>(
                            new WatchedFile<>(path, text -> TenantsFile.read(text, secrets)),
                            tenants -> tenants.all().size(),
                            tenants -> store.tell(() -> configuration.writeTenants(tenants)),
                            () -> store.ask(() -> configuration.readTenants().isPresent()),
                            store::outages)::look;
                })
                .orElseGet(() -> {
                    var only = theDefault(config);
                    return () -> keep(only, configuration, store);
                });
    }

    /** Looks once. */
    public synchronized void look() {
        look.run();
    }

    /** Compared with the store each time: a changed secret, or a tenants file that is no longer used, must not linger. */
    private static void keep(Tenants only, ConfigurationStore configuration, StoreAccess store) {
        var stored = store.ask(configuration::readTenants);
        if (!stored.equals(Optional.of(only))) {
            store.tell(() -> configuration.writeTenants(only));
        }
    }

    private static Tenants theDefault(DispatcherConfig config) {
        var secret = config.defaultSecret()
                .orElseThrow(() -> new ConfigurationException("Without ensemble.dispatcher.tenants-file, set the API"
                        + " secret of the one tenant: ENSEMBLE_SECRET or ensemble.dispatcher.default-secret"));
        return new Tenants(List.of(Tenant.theDefault(new Secret(secret))));
    }
}
