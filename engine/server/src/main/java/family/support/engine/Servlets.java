package family.support.engine;

import family.support.engine.gateway.Accounts;
import family.support.engine.gateway.GatewayFilter;
import javax.sql.DataSource;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** What stands beside the engine's REST servlet: the gateway in front of every path, health, and the clock of tests. */
@Configuration(proxyBeanMethods = false)
class Servlets {
  @Bean
  FilterRegistrationBean<GatewayFilter> gateway(
      IdentityService identity,
      @Value("${app.passwords.api}") String api,
      @Value("${app.passwords.worker}") String worker,
      @Value("${app.passwords.deployer}") String deployer) {
    var filter = new GatewayFilter(new Accounts(api, worker, deployer), identity);
    var registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    registration.addUrlPatterns("/*");
    return registration;
  }

  @Bean
  ServletRegistrationBean<HealthServlet> health(DataSource database, ApplicationAvailability availability) {
    return new ServletRegistrationBean<>(new HealthServlet(database, availability), "/health");
  }

  @Bean
  @ConditionalOnProperty(name = "app.clock-adjustable", havingValue = "true")
  ServletRegistrationBean<ClockServlet> clock(JobExecutor jobExecutor) {
    return new ServletRegistrationBean<>(new ClockServlet(jobExecutor), "/clock");
  }
}
