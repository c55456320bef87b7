package vn.lienthong.bench.race;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.Job;
import org.springframework.batch.core.JobExecution;
import org.springframework.batch.core.JobParametersBuilder;
import org.springframework.batch.core.Step;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.launch.support.TaskExecutorJobLauncher;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JobRepositoryFactoryBean;
import org.springframework.batch.core.step.builder.SimpleStepBuilder;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.item.Chunk;
import org.springframework.batch.item.ItemReader;
import org.springframework.batch.item.database.JdbcCursorItemReader;
import org.springframework.batch.item.database.builder.JdbcCursorItemReaderBuilder;
import org.springframework.batch.item.support.SynchronizedItemStreamReader;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The same by Spring Batch: a cursor, chunks of a thousand, a writer that posts each chunk over
 * connections that stay open, the job repository in a file of H2. {@code race.threads} is 1 (as its
 * pages show it, and restartable) or more (a synchronized reader, not restartable).
 */
public final class SpringBatchWay {
  private static final int THREADS = Integer.getInteger("race.threads", 1);
  private static final int CHUNK = 1_000;

  private final JobRepository repository;
  private final PlatformTransactionManager transactions;
  private final CloseableHttpClient http;
  private final ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();

  private SpringBatchWay(DataSource books, CloseableHttpClient http) throws Exception {
    this.transactions = new DataSourceTransactionManager(books);
    this.http = http;
    JobRepositoryFactoryBean factory = new JobRepositoryFactoryBean();
    factory.setDataSource(books);
    factory.setDatabaseType("H2");
    factory.setTransactionManager(transactions);
    factory.afterPropertiesSet();
    this.repository = factory.getObject();
    threads.setCorePoolSize(THREADS);
    threads.setMaxPoolSize(THREADS);
    threads.initialize();
  }

  public static void main(String[] args) throws Exception {
    com.zaxxer.hikari.HikariConfig config = new com.zaxxer.hikari.HikariConfig();
    config.setJdbcUrl(
        "jdbc:h2:file:"
            + Course.HOME.resolve("jobs").toAbsolutePath()
            + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
    config.setUsername("sa");
    PoolingHttpClientConnectionManager pool =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnPerRoute(16)
            .setMaxConnTotal(16)
            .build();
    try (var books = new com.zaxxer.hikari.HikariDataSource(config);
        CloseableHttpClient http =
            HttpClients.custom().setConnectionManager(pool).disableAutomaticRetries().build()) {
      new ResourceDatabasePopulator(
              new ClassPathResource("org/springframework/batch/core/schema-h2.sql"))
          .execute(books);
      SpringBatchWay way = new SpringBatchWay(books, http);
      Course.run(way::send);
    }
  }

  private long send(String resource, String table) throws Exception {
    DataSource province = new DriverManagerDataSource(Course.URL, Course.USER, "");
    TaskExecutorJobLauncher launcher = new TaskExecutorJobLauncher();
    launcher.setJobRepository(repository);
    launcher.afterPropertiesSet();
    JobExecution done =
        launcher.run(
            job(resource, table, province),
            new JobParametersBuilder().addLong("at", System.nanoTime()).toJobParameters());
    if (done.getStatus() != BatchStatus.COMPLETED) {
      throw new IllegalStateException(done.toString());
    }
    return done.getStepExecutions().iterator().next().getWriteCount();
  }

  private Job job(String resource, String table, DataSource province) throws Exception {
    JdbcCursorItemReader<Map<String, Object>> cursor =
        new JdbcCursorItemReaderBuilder<Map<String, Object>>()
            .name("households")
            .dataSource(province)
            .sql(Json.select(table))
            .fetchSize(CHUNK)
            .connectionAutoCommit(false)
            .verifyCursorPosition(false)
            .saveState(THREADS == 1)
            .rowMapper((row, number) -> household(row))
            .build();
    SimpleStepBuilder<Map<String, Object>, Map<String, Object>> step =
        new StepBuilder("send", repository)
            .<Map<String, Object>, Map<String, Object>>chunk(CHUNK, transactions)
            .reader(reader(cursor))
            .writer(chunk -> post(resource, chunk));
    Step built = THREADS == 1 ? step.build() : step.taskExecutor(threads).build();
    return new JobBuilder(resource, repository).start(built).build();
  }

  private static ItemReader<Map<String, Object>> reader(
      JdbcCursorItemReader<Map<String, Object>> cursor) {
    if (THREADS == 1) {
      return cursor;
    }
    SynchronizedItemStreamReader<Map<String, Object>> shared = new SynchronizedItemStreamReader<>();
    shared.setDelegate(cursor);
    return shared;
  }

  private static Map<String, Object> household(ResultSet row) throws SQLException {
    Map<String, Object> household = new java.util.LinkedHashMap<>(32);
    for (int column = 1; column <= Json.NAMES.size(); column++) {
      household.put(Json.NAMES.get(column - 1), row.getObject(column));
    }
    return household;
  }

  private void post(String resource, Chunk<? extends Map<String, Object>> chunk)
      throws IOException {
    List<? extends Map<String, Object>> sent = chunk.getItems();
    HttpPost post = new HttpPost(Course.batches(resource));
    post.setHeader("Authorization", "Bearer race");
    post.setEntity(
        new ByteArrayEntity(
            Json.MAPPER.writeValueAsBytes(Map.of("data", sent)), ContentType.APPLICATION_JSON));
    JsonNode answer =
        http.execute(
            post,
            response -> {
              try (InputStream body = response.getEntity().getContent()) {
                return Json.MAPPER.readTree(body);
              }
            });
    Json.accept(sent, answer);
  }
}
